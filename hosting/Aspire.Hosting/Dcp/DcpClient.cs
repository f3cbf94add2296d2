using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// DCP's Kubernetes-style API over plain HTTP/2: one connection carries all requests, watches and log streams.
/// </summary>
internal sealed class DcpClient(DcpConnection connection, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan s_deleteTimeout = TimeSpan.FromSeconds(20);
    private readonly HttpClient _http = connection.CreateHttpClient();

    public void Dispose() => _http.Dispose();

    public async Task<T> CreateAsync<T>(T item, CancellationToken cancellationToken)
        where T : class, IDcpObject<T>
    {
        var body = (JsonObject)JsonSerializer.SerializeToNode(item, T.JsonType)!; // A record is never JSON null.
        body.Insert(0, "apiVersion", DcpApi.Version);
        body.Insert(1, "kind", T.Kind);

        using var request = new HttpRequestMessage(HttpMethod.Post, PathOf<T>()) { Content = Json(body.ToJsonString(), "application/json") };
        using var response = await _http.SendAsync(request, cancellationToken);
        return await ReadAsync<T>(response, $"create {T.Kind} '{item.Metadata.Name}'", cancellationToken);
    }

    public async Task<T?> FindAsync<T>(string name, CancellationToken cancellationToken)
        where T : class, IDcpObject<T>
    {
        using var response = await _http.GetAsync(PathOf<T>(name), cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : await ReadAsync<T>(response, $"read {T.Kind} '{name}'", cancellationToken);
    }

    public async Task<T> PatchAsync<T>(string name, JsonObject mergePatch, CancellationToken cancellationToken)
        where T : class, IDcpObject<T>
    {
        using var content = Json(mergePatch.ToJsonString(), "application/merge-patch+json");
        using var response = await _http.PatchAsync(PathOf<T>(name), content, cancellationToken);
        return await ReadAsync<T>(response, $"change {T.Kind} '{name}'", cancellationToken);
    }

    /// <summary>Deletes and waits until the object is gone. DCP deletes in the background and its DELETED event can be missed, so this asks.</summary>
    public async Task DeleteAsync<T>(string name, CancellationToken cancellationToken)
        where T : class, IDcpObject<T>
    {
        using (var response = await _http.DeleteAsync(PathOf<T>(name), cancellationToken))
        {
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return;
            }

            await EnsureSuccessAsync(response, $"delete {T.Kind} '{name}'", cancellationToken);
        }

        var started = timeProvider.GetTimestamp();
        var delay = TimeSpan.FromMilliseconds(25);
        while (await FindAsync<T>(name, cancellationToken) is not null)
        {
            if (timeProvider.GetElapsedTime(started) > s_deleteTimeout)
            {
                throw new DcpException($"DCP did not delete {T.Kind} '{name}' within {s_deleteTimeout.TotalSeconds:0} s.");
            }

            await Task.Delay(delay, timeProvider, cancellationToken);
            delay = delay < TimeSpan.FromMilliseconds(400) ? delay * 2 : delay;
        }
    }

    /// <summary>One watch request: the present objects first, then changes, until DCP or the token ends it.</summary>
    public async IAsyncEnumerable<DcpChange<T>> WatchOnceAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IDcpObject<T>
    {
        await foreach (var line in ReadLinesAsync($"{PathOf<T>()}?watch=true", $"watch {T.Plural}", cancellationToken))
        {
            // Kubernetes ends a watch that lags behind with {"type":"ERROR","object":{"kind":"Status",…}}.
            if (line.StartsWith("""{"type":"ERROR""", StringComparison.Ordinal))
            {
                yield break;
            }

            if (line.Length > 0 && JsonSerializer.Deserialize(line, T.ChangeJsonType) is { } change)
            {
                yield return change;
            }
        }
    }

    public IAsyncEnumerable<string> ReadLogAsync<T>(string name, DcpLogRequest log, CancellationToken cancellationToken)
        where T : class, IDcpObject<T> =>
        ReadLinesAsync($"{PathOf<T>(name)}/log?{log.ToQuery()}", $"read the {log.Source} log of {T.Kind} '{name}'", cancellationToken);

    /// <summary>Asks DCP to stop everything it runs, clean up and end itself.</summary>
    public async Task RequestShutdownAsync(CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(
            new DcpExecution { Status = DcpExecution.Stopping, ShutdownResourceCleanup = "Full" },
            DcpJson.Default.DcpExecution);
        using var content = Json(body, "application/merge-patch+json");
        using var response = await _http.PatchAsync("admin/execution", content, cancellationToken);
        await EnsureSuccessAsync(response, "stop", cancellationToken);
    }

    private async IAsyncEnumerable<string> ReadLinesAsync(
        string path, string action, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await EnsureSuccessAsync(response, action, cancellationToken);

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    private static string PathOf<T>(string? name = null)
        where T : class, IDcpObject<T> =>
        name is null ? $"{DcpApi.Path[1..]}/{T.Plural}" : $"{DcpApi.Path[1..]}/{T.Plural}/{Uri.EscapeDataString(name)}";

    private static StringContent Json(string body, string mediaType) => new(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, string action, CancellationToken cancellationToken)
        where T : class, IDcpObject<T>
    {
        await EnsureSuccessAsync(response, action, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(stream, T.JsonType, cancellationToken)
            ?? throw new DcpException($"DCP answered null to: {action}.");
    }

    private static async Task EnsureSuccessAsync(HttpResponseMessage response, string action, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        throw new DcpException($"DCP refused to {action}: {(int)response.StatusCode} {Reason(body)}", response.StatusCode);
    }

    private static string Reason(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DcpJson.Default.DcpStatus)?.Message ?? body;
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
