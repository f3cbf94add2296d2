using System.Globalization;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Scheduling;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Statistics;

/// <summary>What an operator does with scheduled, failing and dead jobs. Each action takes an entry's key and is false when the entry is gone.</summary>
public sealed class JobSets
{
    private const string Move = """
        if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
        redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
        redis.call('ZREM', KEYS[1], ARGV[1])
        return 1
        """;

    private const int BatchSize = 100;

    private readonly SidekiqConnection _connection;
    private readonly JobPromoter _promoter;
    private readonly TimeProvider _timeProvider;

    internal JobSets(SidekiqConnection connection, JobPromoter promoter, TimeProvider timeProvider)
    {
        _connection = connection;
        _promoter = promoter;
        _timeProvider = timeProvider;
    }

    /// <summary>Scheduled and retried jobs: the next due first. Dead jobs: the last one first.</summary>
    public async Task<JobSetPage> ListAsync(JobSet set, int skip, int take, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var database = await _connection.GetDatabaseAsync();
        var order = set == JobSet.Dead ? Order.Descending : Order.Ascending;
        var total = await database.SortedSetLengthAsync(KeyOf(set));
        var entries = await database.SortedSetRangeByRankWithScoresAsync(KeyOf(set), skip, skip + take - 1, order);

        return new JobSetPage(total, [.. entries.Select(Read)]);
    }

    /// <summary>Into its queue now.</summary>
    public Task<bool> EnqueueAsync(JobSet set, string key, CancellationToken cancellationToken) =>
        WithEntryAsync(set, key, async (_, entry) => await _promoter.PromoteAsync(KeyOf(set), [entry]) == 1, cancellationToken);

    /// <summary>All that are in the set now, into their queues. Returns how many; what is no job stays.</summary>
    public async Task<long> EnqueueAllAsync(JobSet set, CancellationToken cancellationToken)
    {
        var database = await _connection.GetDatabaseAsync();
        var entries = await database.SortedSetRangeByRankAsync(KeyOf(set));
        var moved = 0L;

        foreach (var batch in entries.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            moved += await _promoter.PromoteAsync(KeyOf(set), batch);
        }

        return moved;
    }

    public Task<bool> DeleteAsync(JobSet set, string key, CancellationToken cancellationToken) =>
        WithEntryAsync(set, key, (database, entry) => database.SortedSetRemoveAsync(KeyOf(set), entry), cancellationToken);

    /// <summary>Into the dead set: no more retries.</summary>
    public Task<bool> KillAsync(JobSet set, string key, CancellationToken cancellationToken)
    {
        var now = SidekiqTime.ToScore(_timeProvider.GetUtcNow());

        return set == JobSet.Dead
            ? Task.FromResult(false)
            : WithEntryAsync(
                set,
                key,
                async (database, entry) => (int)await database.ScriptEvaluateAsync(Move, [KeyOf(set), SidekiqKeys.Dead], [entry, now]) == 1,
                cancellationToken);
    }

    private async Task<bool> WithEntryAsync(JobSet set, string key, Func<IDatabase, RedisValue, Task<bool>> act, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (key.IndexOf('|', StringComparison.Ordinal) is not (> 0 and var bar)
            || !double.TryParse(key.AsSpan(0, bar), NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
        {
            return false;
        }

        var database = await _connection.GetDatabaseAsync();

        foreach (var entry in await database.SortedSetRangeByScoreWithScoresAsync(KeyOf(set), score, score))
        {
            if (Read(entry).Key == key)
            {
                return await act(database, entry.Element);
            }
        }

        return false;
    }

    private static RedisKey KeyOf(JobSet set) => set switch
    {
        JobSet.Scheduled => SidekiqKeys.Schedule,
        JobSet.Retry => SidekiqKeys.Retry,
        _ => SidekiqKeys.Dead,
    };

    private static JobEntry Read(SortedSetEntry entry)
    {
        var at = SidekiqTime.FromSeconds(entry.Score);
        var score = entry.Score.ToString("R", CultureInfo.InvariantCulture);

        try
        {
            var job = JobRecord.Parse((byte[])entry.Element!);

            return new JobEntry($"{score}|{job.Jid}", job.Jid, job.Class, job.Queue ?? "", at, job.RetryCount, job.ErrorClass, job.ErrorMessage);
        }
        catch (MalformedJobException error)
        {
            var hash = Fetching.PayloadHash.Of((byte[])entry.Element!);

            return new JobEntry($"{score}|{hash}", "", "(not a job)", "", at, null, null, error.Message);
        }
    }
}
