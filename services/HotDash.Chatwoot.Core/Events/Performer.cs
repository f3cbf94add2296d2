using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Jobs;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>Who did something, by Rails model: a <c>User</c>, an <c>AgentBot</c>, an <c>AutomationRule</c>. Null stands for the system.</summary>
public sealed record Performer(string Model, long Id, string Name)
{
    public JsonObject Record => RecordId.Of(Model, Id);
}
