using System.Collections.Concurrent;

namespace HotDash.Sidekiq.Fetching;

/// <summary>
/// The jobs in this process's private lists, and how many more it wants. It wants what its free slots can start, and
/// beyond that only what it will start within a few milliseconds at its present speed: fast jobs travel in batches,
/// slow ones are left for other processes.
/// </summary>
internal sealed class HeldJobs(int concurrency, TimeProvider timeProvider)
{
    private const int MaxAhead = 900;
    private const int MaxFinished = 1_000;
    private static readonly TimeSpan s_horizon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_sample = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<UnitOfWork, byte> _held = [];
    private readonly Lock _lock = new();
    private List<UnitOfWork> _finished = [];
    private int _finishedFailed;
    private int _finishedSinceSample;
    private int _waiting;
    private int _active;
    private double _perSecond;
    private long _sampledAt = timeProvider.GetTimestamp();

    public ICollection<UnitOfWork> All => _held.Keys;

    /// <summary>Those of the present epoch; a round that ended as its lease was lost may have added some of the one before.</summary>
    public int CountOf(FetchEpoch epoch) => _held.Keys.Count(unit => unit.Epoch == epoch);

    /// <summary>Fetched and not finished.</summary>
    public int Active => Volatile.Read(ref _active);

    /// <summary>How many jobs to fetch beyond the free slots.</summary>
    public int Ahead { get; private set; }

    public int Room => concurrency + Ahead - Active;

    /// <summary>The local store runs dry: time for another exchange with Redis.</summary>
    public bool IsLow => Volatile.Read(ref _waiting) <= Ahead / 2;

    public bool HasFinished
    {
        get
        {
            lock (_lock)
            {
                return _finished.Count > 0;
            }
        }
    }

    public void Add(UnitOfWork unit)
    {
        _held[unit] = 0;
        Interlocked.Increment(ref _active);
        Interlocked.Increment(ref _waiting);
    }

    public void Started() => Interlocked.Decrement(ref _waiting);

    /// <summary>The job was settled elsewhere, for example in the retry set.</summary>
    public void Remove(UnitOfWork unit)
    {
        if (_held.TryRemove(unit, out _))
        {
            Interlocked.Decrement(ref _active);
            Interlocked.Increment(ref _finishedSinceSample);
        }
    }

    /// <summary>False: the lease was lost meanwhile, and the job is no longer ours to acknowledge.</summary>
    public bool TryFinish(UnitOfWork unit, bool failed)
    {
        lock (_lock)
        {
            if (!_held.ContainsKey(unit))
            {
                return false;
            }

            Interlocked.Decrement(ref _active);
            _finished.Add(unit);
            _finishedFailed += failed ? 1 : 0;
            _finishedSinceSample++;

            return true;
        }
    }

    public FinishedJobs TakeFinished()
    {
        lock (_lock)
        {
            if (_finished.Count == 0)
            {
                return FinishedJobs.None;
            }

            var rest = Math.Max(0, _finished.Count - MaxFinished);
            var taken = new FinishedJobs(_finished.GetRange(0, _finished.Count - rest), _finishedFailed);
            _finished = _finished.GetRange(_finished.Count - rest, rest);
            _finishedFailed = 0;

            return taken;
        }
    }

    public void Acknowledged(FinishedJobs finished)
    {
        foreach (var unit in finished.Units)
        {
            _held.TryRemove(unit, out _);
        }
    }

    /// <summary>The exchange failed: acknowledge them with the next one.</summary>
    public void PutBack(FinishedJobs finished)
    {
        lock (_lock)
        {
            _finished.InsertRange(0, finished.Units);
            _finishedFailed += finished.Failed;
        }
    }

    /// <summary>Forgets everything of an epoch that ended. Returns how many finished jobs can no longer be acknowledged.</summary>
    public int Forget(FetchEpoch epoch)
    {
        lock (_lock)
        {
            var late = _finished.RemoveAll(unit => unit.Epoch == epoch && _held.TryRemove(unit, out _));
            _finishedFailed = 0;

            foreach (var unit in _held.Keys.Where(unit => unit.Epoch == epoch))
            {
                Remove(unit);
            }

            return late;
        }
    }

    public void Measure()
    {
        var elapsed = timeProvider.GetElapsedTime(_sampledAt);

        if (elapsed < s_sample)
        {
            return;
        }

        _sampledAt = timeProvider.GetTimestamp();
        var now = Interlocked.Exchange(ref _finishedSinceSample, 0) / elapsed.TotalSeconds;
        _perSecond = (0.5 * _perSecond) + (0.5 * now);
        Ahead = (int)Math.Min(MaxAhead, _perSecond * s_horizon.TotalSeconds);
    }
}
