using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Coverage;

/// <summary>Calls the API and notes which operation each call was and how the answer compares with its description.</summary>
internal sealed class OperationRecorder(SwaggerSchemas? schemas, IReadOnlyList<Operation> operations)
{
    private readonly ConcurrentDictionary<string, OperationResult> _results = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, OperationResult> Results => _results;

    public async Task<ApiAnswer> CallAsync(ApiClient client, string method, string path, object? body, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(method, path, body, cancellationToken);
        var bare = path.Split('?')[0];
        var operation = operations.Where(known => known.Matches(method, bare)).MaxBy(known => known.Literals);
        if (operation is not null)
        {
            var json = answer.Text.StartsWith('<') ? null : answer.Json;
            var problems = schemas?.Problems(operation, (int)answer.Status, json) ?? [];
            _results.TryAdd(operation.Name, new OperationResult((int)answer.Status, problems, answer.Text));
        }

        return answer;
    }

    /// <summary>For a call whose answer the next one needs.</summary>
    public async Task<JsonNode> JsonAsync(ApiClient client, string method, string path, object? body, CancellationToken cancellationToken) =>
        (await CallAsync(client, method, path, body, cancellationToken)).Ok().Json ?? throw new InvalidOperationException($"{method} {path} answered nothing.");
}
