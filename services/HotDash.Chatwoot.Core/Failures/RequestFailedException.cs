using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Failures;

/// <summary>
/// A request that cannot be done, with the status and body that Chatwoot answers. Thrown where Chatwoot raises
/// (<c>find!</c>, <c>save!</c>, Pundit) and turned into the response at the edge, in one place.
/// </summary>
public sealed class RequestFailedException(int status, JsonObject body) : Exception($"{status} {body.ToJsonString()}")
{
    public int Status { get; } = status;

    public JsonObject Body { get; } = body;
}
