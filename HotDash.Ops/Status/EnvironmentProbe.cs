using System.Text.Json;
using HotDash.Ops.Machine;

namespace HotDash.Ops.Status;

/// <summary>Asks both environments: the local stack by the Aspire CLI and its addresses, staging from outside.</summary>
internal sealed class EnvironmentProbe(IShell shell, IWeb web)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    /// <summary>Null when no AppHost of this clone runs; otherwise its resources.</summary>
    public async Task<(IReadOnlyList<LocalResource>? Resources, string? Problem)> ReadLocalAsync(Clone clone, CancellationToken cancellationToken)
    {
        var result = await shell.RunAsync(
            AspireCli(clone),
            ["describe", "--format", "Json", "--non-interactive", "--apphost", clone.PathTo("HotDash.AppHost", "HotDash.AppHost.csproj")],
            clone.Root,
            s_timeout,
            cancellationToken);

        if (!result.IsFine)
        {
            return (null, result.IsMissing ? "the Aspire CLI is not installed" : result.LastError);
        }

        try
        {
            return ([.. JsonDocument.Parse(result.Output).RootElement.GetProperty("resources").EnumerateArray().Select(Read)], null);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return (null, "the Aspire CLI answered something else than a list of resources");
        }
    }

    public async Task<IReadOnlyList<Endpoint>> AskAsync(Clone clone, IReadOnlyList<LocalResource>? local, CancellationToken cancellationToken)
    {
        List<Task<Endpoint>> asked = [];

        foreach (var resource in local ?? [])
        {
            if (resource is { Name: "dashboard" or "chatwoot", Url: { } url })
            {
                asked.Add(AskAsync("local", resource.Name, new Uri(url, resource.Name == "chatwoot" ? "/api" : "/health"), cancellationToken));
            }
        }

        foreach (var app in clone.Apps)
        {
            var isChatwoot = app.Contains("chatwoot", StringComparison.Ordinal);
            asked.Add(AskAsync("staging", app, new Uri($"https://{app}.fly.dev{(isChatwoot ? "/api" : "/health")}"), cancellationToken));
        }

        return await Task.WhenAll(asked);
    }

    /// <summary>The pinned one, or an installed one.</summary>
    public static string AspireCli(Clone clone) => clone.PathTo("infra", "tools", "node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire") is var pinned && File.Exists(pinned) ? pinned : "aspire";

    private async Task<Endpoint> AskAsync(string environment, string name, Uri address, CancellationToken cancellationToken)
    {
        var answer = await web.GetAsync(address, s_timeout, cancellationToken);
        var json = Parse(answer.Body);
        var version = json is { } report && report.TryGetProperty("version", out var text) ? text.GetString() : answer.Version;

        return new Endpoint(environment, name, address, answer.Status, answer.Elapsed.TotalMilliseconds, version, Judge(answer, json));
    }

    private static string? Judge(WebAnswer answer, JsonElement? json)
    {
        if (answer.Status == 0)
        {
            return answer.Body;
        }

        if (json is not { } report)
        {
            return $"status {answer.Status}, and no JSON: not the service that belongs there";
        }

        List<string> failing = [];

        if (report.TryGetProperty("checks", out var checks) && checks.ValueKind == JsonValueKind.Object)
        {
            failing.AddRange(checks.EnumerateObject().Where(check => check.Value.GetString() != "Healthy").Select(check => check.Name));
        }

        failing.AddRange(report.EnumerateObject().Where(part => part.Name is "queue_services" or "data_services" && part.Value.GetString() != "ok").Select(part => part.Name));

        return failing.Count > 0 ? $"failing: {string.Join(", ", failing)}" : answer.Status == 200 ? null : $"status {answer.Status}";
    }

    private static JsonElement? Parse(string body)
    {
        try
        {
            var element = JsonDocument.Parse(body).RootElement;

            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LocalResource Read(JsonElement resource) => new(
        Text(resource, "displayName") ?? Text(resource, "name") ?? "",
        Text(resource, "state") ?? "",
        Text(resource, "healthStatus"),
        resource.TryGetProperty("exitCode", out var code) && code.ValueKind == JsonValueKind.Number ? code.GetInt32() : null,
        resource.TryGetProperty("urls", out var urls) && urls.ValueKind == JsonValueKind.Array
            ? urls.EnumerateArray().Select(url => Text(url, "url")).Where(url => url?.StartsWith("http", StringComparison.Ordinal) == true).Select(url => new Uri(url!)).FirstOrDefault() // filtered
            : null);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
