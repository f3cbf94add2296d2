namespace HotDash.Sidekiq.Fetching;

/// <summary>
/// The time during which one lease is held. Jobs fetched in an epoch can be acknowledged only while its lease lives;
/// a process that lost its lease starts a new epoch with new private lists.
/// </summary>
internal sealed class FetchEpoch(string fetcher) : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private int _lost;

    public string Fetcher { get; } = fetcher;

    /// <summary>Cancelled when the lease is lost or the worker gives up waiting for its jobs.</summary>
    public CancellationToken Ended => _ended.Token;

    public bool IsOver => _ended.IsCancellationRequested;

    public bool IsLost => Volatile.Read(ref _lost) == 1;

    /// <summary>True for the first caller only.</summary>
    public bool TryLose() => Interlocked.Exchange(ref _lost, 1) == 0;

    public Task EndAsync() => _ended.CancelAsync();

    public void Dispose() => _ended.Dispose();
}
