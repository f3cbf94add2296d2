using System.Net.Http.Headers;
using System.Text.Json;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>What a right answer looks like: a status says little, an empty page and a login of somebody else have 200 too. Null when it is right.</summary>
internal static class Answers
{
    private const string Ok = "ok";
    private const string VersionHeader = "X-HotDash-Version";
    private const int CommitShown = 12;
    private static readonly string[] s_services = ["queue_services", "data_services"];

    /// <summary><c>{"status":"Healthy","checks":{"database":"Healthy"}}</c></summary>
    public static string? JudgeHealth(int status, string body)
    {
        if (Parse(body) is not { } json || !json.TryGetProperty("checks", out var checks) || checks.ValueKind != JsonValueKind.Object)
        {
            return $"status {status}, not a health report";
        }

        var failing = checks.EnumerateObject().Where(check => check.Value.GetString() != "Healthy").Select(check => check.Name).ToList();

        return failing.Count > 0 ? $"failing: {string.Join(", ", failing)}" : status == 200 ? null : $"status {status}";
    }

    /// <summary>The login page or a page of the dashboard.</summary>
    public static string? JudgePage(int status, string body) =>
        status != 200 ? $"status {status}" : body.Contains("HotDash", StringComparison.Ordinal) && body.Contains("<h1", StringComparison.Ordinal) ? null : "status 200, but not a page of HotDash";

    /// <summary><c>{"version":"4.15.1","queue_services":"ok","data_services":"ok"}</c>, status 200 even when failing.</summary>
    public static string? JudgeChatwoot(int status, string body)
    {
        if (status != 200 || Parse(body) is not { } json)
        {
            return $"status {status}, not Chatwoot's report";
        }

        var failing = s_services
            .Where(name => !json.TryGetProperty(name, out var state) || state.GetString() != Ok)
            .ToList();

        return failing.Count == 0 ? null : $"failing: {string.Join(", ", failing)}";
    }

    /// <summary>What the app itself says it was built from, <c>0.1.0+</c> and the commit: the image's digest only says what it was asked to be.</summary>
    public static string? ReleaseOf(HttpResponseHeaders headers) =>
        headers.TryGetValues(VersionHeader, out var values) && values.First().Split('+', 2) is [{ Length: > 0 } version, .. var commit]
            ? commit is [{ Length: > 0 } hash] ? $"version {version}, commit {hash[..Math.Min(CommitShown, hash.Length)]}" : $"version {version}"
            : null;

    public static string? ChatwootVersion(string body) =>
        Parse(body) is { } json && json.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String ? version.GetString() : null;

    private static JsonElement? Parse(string body)
    {
        try
        {
            var element = JsonSerializer.Deserialize<JsonElement>(body);

            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
