using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>The console output of one resource or of all, as it is now or followed until the reader goes away.</summary>
internal sealed class ConsoleLogReader(ResourceLoggerService logs, ResourceStates states)
{
    private const int Buffer = 256;

    public async IAsyncEnumerable<ResourceLogBatch> ReadAsync(
        GetConsoleLogsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var backlog = await ReadBacklogAsync(request, cancellationToken);
        var shown = request.Tail is { } tail && backlog.Count > tail ? backlog[^tail..] : backlog;
        if (shown.Count > 0)
        {
            yield return new ResourceLogBatch(shown);
        }

        if (request.Follow)
        {
            await foreach (var batch in FollowAsync(request, new DeliveredLines(backlog), cancellationToken))
            {
                yield return batch;
            }
        }
    }

    private async Task<List<ResourceLogLine>> ReadBacklogAsync(GetConsoleLogsRequest request, CancellationToken cancellationToken)
    {
        var lines = new List<ResourceLogLine>();
        foreach (var state in states.Find(request.ResourceName).Where(state => IsWanted(state, request)))
        {
            await foreach (var batch in logs.GetAllAsync(state.ResourceId).WithCancellation(cancellationToken))
            {
                lines.AddRange(Select(batch, state.ResourceId, request));
            }
        }

        // Stable: lines of one moment, a stack trace say, keep the order in which they were written.
        return [.. lines.OrderBy(line => TimeOf(line.Content), StringComparer.Ordinal)];
    }

    private async IAsyncEnumerable<ResourceLogBatch> FollowAsync(
        GetConsoleLogsRequest request, DeliveredLines delivered, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<ResourceLogBatch>(Buffer);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pump = PumpAllAsync(request, delivered, batches.Writer, reading.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }
        }
        finally
        {
            await reading.CancelAsync();
            await pump;
        }
    }

    /// <summary>Follows each wanted instance from the moment it is known.</summary>
    private async Task PumpAllAsync(
        GetConsoleLogsRequest request, DeliveredLines delivered, ChannelWriter<ResourceLogBatch> writer, CancellationToken cancellationToken)
    {
        var pumps = new Dictionary<string, Task>();
        try
        {
            await foreach (var state in states.WatchAsync(cancellationToken))
            {
                if (ResourceStates.Matches(state, request.ResourceName) && IsWanted(state, request) && !pumps.ContainsKey(state.ResourceId))
                {
                    pumps[state.ResourceId] = PumpAsync(state.ResourceId, request, delivered, writer, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader is gone.
        }
        finally
        {
            await Task.WhenAll(pumps.Values);
            writer.TryComplete();
        }
    }

    private async Task PumpAsync(
        string resourceId, GetConsoleLogsRequest request, DeliveredLines delivered, ChannelWriter<ResourceLogBatch> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var batch in logs.WatchAsync(resourceId).WithCancellation(cancellationToken))
            {
                ResourceLogLine[] lines = [.. Select(batch, resourceId, request).Where(line => !delivered.Take(line))];
                if (lines.Length > 0)
                {
                    await writer.WriteAsync(new ResourceLogBatch(lines), cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader is gone.
        }
    }

    // "2026-11-24T06:56:17.227Z Unhandled exception": times in ISO 8601 sort as text.
    private static string TimeOf(string content) => content.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? content[..end] : content;

    private static bool IsWanted(ResourceEvent state, GetConsoleLogsRequest request) =>
        request.ResourceName is not null || request.IncludeHidden || !state.Snapshot.IsHidden;

    private static IEnumerable<ResourceLogLine> Select(IReadOnlyList<LogLine> lines, string resourceId, GetConsoleLogsRequest request) => lines
        .Where(line => request.Search is not { Length: > 0 } search || line.Content.Contains(search, StringComparison.OrdinalIgnoreCase))
        .Select(line => new ResourceLogLine(resourceId, line.LineNumber, line.Content, line.IsErrorMessage));
}
