using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Console logs out of DCP, which keeps them in files: streamed while somebody watches a resource, read once otherwise.
/// </summary>
internal sealed class DcpConsoleLogs(DcpClient client, DcpApplication application, ResourceLoggerService loggers) : IResourceLogSource
{
    private static readonly string[] s_executableSources = ["stdout", "stderr", "system"];
    private static readonly string[] s_containerSources = ["startup_stdout", "startup_stderr", "stdout", "stderr", "system"];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, CancellationTokenSource> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _watched = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _running = [];
    private CancellationToken _stopping;

    /// <summary>Opens and closes streams as watchers come and go.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _stopping = cancellationToken;
        try
        {
            await foreach (var subscriber in loggers.WatchAnySubscribersAsync(cancellationToken))
            {
                if (application.Find(subscriber.Name) is not { } resource)
                {
                    continue;
                }

                if (subscriber.AnySubscribers)
                {
                    Watch(resource);
                }
                else
                {
                    Unwatch(resource);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }

        Task[] streams;
        lock (_lock)
        {
            streams = [.. _running];
        }

        await Task.WhenAll(streams);
    }

    /// <summary>A new object has taken the place of a resource's old one: whoever watches wants its log.</summary>
    public void Renew(DcpResource resource)
    {
        lock (_lock)
        {
            if (_watched.Contains(resource.Name))
            {
                Close(resource.Name);
                Open(resource);
            }
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<ResourceLogEntry>> ReadAsync(
        string resourceName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (application.Find(resourceName) is not { Exists: true } resource)
        {
            yield break;
        }

        var entries = new List<ResourceLogEntry>();
        foreach (var source in SourcesOf(resource))
        {
            entries.AddRange(await ReadOnceAsync(resource, source, cancellationToken));
        }

        yield return [.. entries.OrderBy(entry => entry.Timestamp)];
    }

    public async Task<IReadOnlyList<ResourceLogEntry>> ReadOnceAsync(DcpResource resource, string source, CancellationToken cancellationToken)
    {
        var log = new DcpLogRequest(source, Follow: false);
        var entries = new List<ResourceLogEntry>();
        try
        {
            await foreach (var line in LinesAsync(resource, log, cancellationToken))
            {
                entries.Add(DcpLogLine.Parse(line, log));
            }
        }
        catch (DcpException e) when (e.Status is System.Net.HttpStatusCode.NotFound)
        {
            // The object was deleted meanwhile.
        }

        return entries;
    }

    private void Watch(DcpResource resource)
    {
        lock (_lock)
        {
            if (_watched.Add(resource.Name))
            {
                Open(resource);
            }
        }
    }

    private void Unwatch(DcpResource resource)
    {
        lock (_lock)
        {
            _watched.Remove(resource.Name);
            Close(resource.Name);

            // The next watcher's stream brings all lines again.
            loggers.ClearForwarded(resource.Name);
        }
    }

    private void Open(DcpResource resource)
    {
        if (!resource.Exists)
        {
            return;
        }

        _running.RemoveWhere(stream => stream.IsCompleted);
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_stopping);
        _streams[resource.Name] = cancellation;
        foreach (var source in SourcesOf(resource))
        {
            _running.Add(StreamAsync(resource, new DcpLogRequest(source, Follow: true), cancellation.Token));
        }
    }

    private void Close(string name)
    {
        if (_streams.Remove(name, out var cancellation))
        {
            cancellation.Cancel();
            cancellation.Dispose();
        }
    }

    private async Task StreamAsync(DcpResource resource, DcpLogRequest log, CancellationToken cancellationToken)
    {
        var pending = Channel.CreateUnbounded<ResourceLogEntry>(new UnboundedChannelOptions { SingleReader = true });
        var forwarding = ForwardAsync(resource.Name, pending.Reader);
        try
        {
            await foreach (var line in LinesAsync(resource, log, cancellationToken))
            {
                pending.Writer.TryWrite(DcpLogLine.Parse(line, log));
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody watches any more.
        }
        catch (Exception e) when (e is HttpRequestException or IOException or DcpException)
        {
            pending.Writer.TryWrite(new ResourceLogEntry(null, $"[sys] The {log.Source} log ended: {e.Message}", IsError: true));
        }

        pending.Writer.Complete();
        await forwarding;
    }

    private async Task ForwardAsync(string name, ChannelReader<ResourceLogEntry> pending)
    {
        var batch = new List<ResourceLogEntry>();
        while (await pending.WaitToReadAsync(CancellationToken.None)) // Ends with the writer.
        {
            while (pending.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            loggers.Append(name, [.. batch]);
            batch.Clear();
        }
    }

    private static string[] SourcesOf(DcpResource resource) => resource.IsContainer ? s_containerSources : s_executableSources;

    private IAsyncEnumerable<string> LinesAsync(DcpResource resource, DcpLogRequest log, CancellationToken cancellationToken) =>
        resource.IsContainer
            ? client.ReadLogAsync<DcpContainer>(resource.Name, log, cancellationToken)
            : client.ReadLogAsync<DcpExecutable>(resource.Name, log, cancellationToken);
}
