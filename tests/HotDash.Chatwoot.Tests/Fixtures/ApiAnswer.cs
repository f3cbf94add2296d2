using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Tests.Fixtures;

public sealed record ApiAnswer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)
{
    public JsonNode? Json => Text.Length == 0 ? null : JsonNode.Parse(Text);

    public JsonNode this[string name] => Json?[name] ?? throw new InvalidOperationException($"No '{name}' in: {(int)Status} {Text}");

    public long Id => this["id"].GetValue<long>();

    /// <summary>This answer if it succeeded; otherwise the test fails with what it says.</summary>
    public ApiAnswer Ok()
    {
        Assert.True((int)Status is >= 200 and < 300, $"{(int)Status} {Text}");

        return this;
    }
}
