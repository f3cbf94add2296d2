using System.Threading.Channels;
using HotDash.Sidekiq.Processing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Fetching;

/// <summary>
/// Keeps the processors supplied. While there is work, jobs and acknowledgements travel together in batches, one
/// exchange at a time; when the queues are empty it waits with one BLMOVE per queue.
/// </summary>
internal sealed partial class Fetcher : IDisposable
{
    private static readonly TimeSpan s_flush = TimeSpan.FromMilliseconds(2);
    /// <summary>Garnet does not end a wait before its time, so that a stopping worker waits as long at most.</summary>
    private static readonly TimeSpan s_longestBlock = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_checkInterval = TimeSpan.FromSeconds(5);

    private readonly Channel<UnitOfWork> _ready = Channel.CreateUnbounded<UnitOfWork>();
    private readonly FetchStore _store;
    private readonly QueueOrder _queues;
    private readonly QueueWaiter[] _waiters;
    private readonly TimeSpan _block;
    private readonly HeldJobs _held;
    private readonly FetchLease _lease;
    private readonly AsyncSignal _signal = new();
    private readonly SidekiqIdentity _identity;
    private readonly SidekiqWorkerOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<Fetcher> _logger;
    private FetchEpoch? _epoch;
    private int _epochs;
    private long _sequence;
    private long _lastStep;
    private long _lastCheck;
    private bool _uncertain;
    private int _late;
    private volatile bool _quiet;

    public Fetcher(
        SidekiqConnection connection,
        QueueOrder queues,
        SidekiqIdentity identity,
        IOptions<SidekiqWorkerOptions> options,
        TimeProvider timeProvider,
        ILogger<Fetcher> logger)
    {
        _options = options.Value;
        _queues = queues;
        _identity = identity;
        _timeProvider = timeProvider;
        _logger = logger;
        _store = new FetchStore(connection, queues, _options, timeProvider);
        _block = TimeSpan.FromTicks(Math.Min(s_longestBlock.Ticks, _options.Lease.Ticks / 8));
        _waiters = [.. queues.Names.Select((queue, index) => new QueueWaiter(index, queue, _block, connection))];
        _held = new HeldJobs(_options.Concurrency, timeProvider);
        _lease = new FetchLease(_options.Lease, timeProvider);
    }

    public ChannelReader<UnitOfWork> Ready => _ready.Reader;

    public bool IsQuiet => _quiet;

    /// <summary>Jobs that are held and not finished.</summary>
    public int Active => _held.Active;

    /// <summary>Since the loop last turned without an error. Idle or busy, it turns about every second.</summary>
    public TimeSpan SinceLastStep => _timeProvider.GetElapsedTime(Volatile.Read(ref _lastStep));

    public void Quiet()
    {
        _quiet = true;
        _signal.Set();
    }

    public void Started(UnitOfWork unit)
    {
        _held.Started();

        if (_held.IsLow)
        {
            _signal.Set();
        }
    }

    /// <summary>The job is no longer ours: its lease was lost before it started.</summary>
    public void Drop(UnitOfWork unit) => _held.Remove(unit);

    /// <summary>The job is done. It leaves Redis with the next exchange, at most some milliseconds later.</summary>
    public void Acknowledge(UnitOfWork unit, bool failed)
    {
        if (!_held.TryFinish(unit, failed))
        {
            Interlocked.Increment(ref _late);
        }

        if (_held.IsLow)
        {
            _signal.Set();
        }
    }

    /// <summary>False: the lease was lost, and with it the right to settle the job.</summary>
    public async Task<bool> SettleAsync(UnitOfWork unit, SettleKind kind, byte[] payload, DateTimeOffset score, bool failed)
    {
        var settled = await _store.SettleAsync(unit, kind, payload, score, failed);
        _held.Remove(unit);
        _signal.Set();

        if (!settled)
        {
            LogLateSettlement(kind, unit.Queue);
            Interlocked.Increment(ref _late);
        }

        return settled;
    }

    public Task MarkStartedAsync(UnitOfWork unit) => _store.MarkStartedAsync(unit);

    public Task ClearSuspicionAsync(UnitOfWork unit) => _store.ClearSuspicionAsync(unit);

    /// <summary>Runs until <paramref name="cancellationToken"/>; after <see cref="Quiet"/> it only acknowledges.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await StepAsync(cancellationToken);
            }
            catch (Exception error) when (error is RedisException or TimeoutException or FetchInterruptedException)
            {
                _uncertain = true;
                LogRoundFailed(error.Message);
                await Task.Delay(s_checkInterval / 20, CancellationToken.None);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Renews the lease. Runs beside the fetch loop, so that a slow exchange does not end it.</summary>
    public async Task RenewAsync()
    {
        if (_epoch is { IsLost: false } epoch)
        {
            var sentAt = _timeProvider.GetTimestamp();

            if (await _store.RenewAsync(epoch))
            {
                _lease.Renewed(sentAt);
            }
            else
            {
                await LoseLeaseAsync(epoch);
            }
        }
    }

    /// <summary>Acknowledges what is done, gives the rest back and ends the epoch. The loop must have ended.</summary>
    public async Task CloseAsync()
    {
        await EndWaitingAsync();

        if (_epoch is not { } epoch)
        {
            return;
        }

        while (_held.HasFinished)
        {
            await ExchangeAsync(epoch, 0);
        }

        await epoch.EndAsync();
        var given = await _store.GiveBackUnknownAsync(epoch, []);

        if (await _store.CountPrivateAsync(epoch) == 0)
        {
            await _store.EndAsync(epoch);
        }

        if (given > 0)
        {
            LogGaveBack(given);
        }
    }

    /// <summary>Tells the jobs of this process to let go.</summary>
    public Task CancelJobsAsync() => _epoch?.EndAsync() ?? Task.CompletedTask;

    public void Dispose()
    {
        foreach (var waiter in _waiters)
        {
            waiter.Dispose();
        }

        _epoch?.Dispose();
        _signal.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The exchange with Redis failed and is tried again: {Reason}")]
    private partial void LogRoundFailed(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A job of queue {Queue} was not settled ({Kind}): it is no longer held by this process")]
    private partial void LogLateSettlement(SettleKind kind, string queue);

    [LoggerMessage(Level = LogLevel.Error, Message = "The lease of {Fetcher} ran out; its jobs are taken back, {Late} finished ones will run again")]
    private partial void LogLeaseLost(string fetcher, int late);

    [LoggerMessage(Level = LogLevel.Information, Message = "Gave {Count} unfinished jobs back to their queues")]
    private partial void LogGaveBack(int count);
}
