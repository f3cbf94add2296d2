using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Follows all objects of one kind for the whole run. Each watch is made anew every five minutes and after every break, which
/// replays what exists; versions already seen are dropped.
/// </summary>
internal sealed partial class DcpWatcher<T>(DcpClient client, TimeProvider timeProvider, ILogger logger)
    where T : class, IDcpObject<T>
{
    private static readonly TimeSpan s_renewal = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, string?> _seen = new(StringComparer.Ordinal);

    /// <summary>Returns when the token ends it; throws when DCP has not answered for ten seconds.</summary>
    public async Task RunAsync(Func<DcpChange<T>, Task> onChange, CancellationToken cancellationToken)
    {
        var lastContact = timeProvider.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            using var renewal = new CancellationTokenSource(s_renewal, timeProvider);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(renewal.Token, cancellationToken);
            try
            {
                await foreach (var change in client.WatchOnceAsync<T>(linked.Token))
                {
                    lastContact = timeProvider.GetTimestamp();
                    if (IsNew(change))
                    {
                        await onChange(change);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                lastContact = timeProvider.GetTimestamp();
            }
            catch (Exception e) when (e is HttpRequestException or IOException or DcpException)
            {
                if (timeProvider.GetElapsedTime(lastContact) > s_patience)
                {
                    throw new DcpException($"DCP has not answered for {s_patience.TotalSeconds:0} s: {e.Message}", inner: e);
                }

                LogBroken(logger, T.Plural, e.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(200), timeProvider, cancellationToken);
            }
        }
    }

    private bool IsNew(DcpChange<T> change)
    {
        var metadata = change.Object.Metadata;
        if (change.IsDeleted)
        {
            return _seen.Remove(metadata.Name);
        }

        if (_seen.TryGetValue(metadata.Name, out var version) && version == metadata.ResourceVersion)
        {
            return false;
        }

        _seen[metadata.Name] = metadata.ResourceVersion;
        return true;
    }

    [LoggerMessage(LogLevel.Debug, "The watch of {Kind} broke and is made anew: {Reason}")]
    private static partial void LogBroken(ILogger logger, string kind, string reason);
}
