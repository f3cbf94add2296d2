using System.Text.Json;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>A secret of <c>flyctl secrets list --json</c>: <c>[{"name":"DATABASE_URL","digest":"a1b2c3d4e5f60718","status":"Deployed"}]</c>. Fly never gives values.</summary>
internal sealed record LiveSecret(string Name, string Digest, string? Status)
{
    /// <exception cref="JsonException">The text is not a list of secrets.</exception>
    public static IReadOnlyList<LiveSecret> Read(string json)
    {
        using var document = JsonDocument.Parse(json);

        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(secret => new LiveSecret(secret.Text("name") ?? "", secret.Text("digest") ?? "", secret.Text("status")))],
            _ => throw new JsonException("Expected a list of secrets."),
        };
    }
}
