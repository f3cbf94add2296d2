using HotDash.Sidekiq.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Fetching;

/// <summary>
/// Takes back the jobs of processes that died: fetchers whose lease is gone. Every worker looks; the script lets each
/// job move once.
/// </summary>
internal sealed partial class OrphanRecovery(
    SidekiqConnection connection,
    IOptions<SidekiqWorkerOptions> options,
    TimeProvider timeProvider,
    ILogger<OrphanRecovery> logger)
{
    /// <summary>
    /// How long an empty dead fetcher stays listed: a blocking command that its process sent at the last moment could
    /// still move a job into its lists.
    /// </summary>
    private static readonly TimeSpan s_forgetAfter = TimeSpan.FromMinutes(2);

    /// <summary>Returns how many jobs were taken back.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var database = await connection.GetDatabaseAsync();
        var total = 0;

        foreach (var entry in await database.SortedSetRangeByRankWithScoresAsync(SidekiqKeys.Fetchers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fetcher = entry.Element.ToString();

            if (await database.KeyExistsAsync(SidekiqKeys.Lease(fetcher)))
            {
                continue;
            }

            var taken = await TakeBackAsync(database, fetcher);
            total += taken;

            if (taken == 0 && timeProvider.GetUtcNow() - SidekiqTime.FromSeconds(entry.Score) > s_forgetAfter)
            {
                await ForgetAsync(database, fetcher);
            }
        }

        return total;
    }

    private async Task<int> TakeBackAsync(IDatabase database, string fetcher)
    {
        var total = 0;

        foreach (var queue in await database.SetMembersAsync(SidekiqKeys.FetcherQueues(fetcher)))
        {
            var name = queue.ToString();
            var (requeued, dead) = (0, 0);

            foreach (var payload in await database.ListRangeAsync(SidekiqKeys.Private(fetcher, name)))
            {
                var outcome = await TakeBackJobAsync(database, fetcher, name, (byte[])payload!);
                requeued += outcome == 1 ? 1 : 0;
                dead += outcome == 2 ? 1 : 0;
            }

            if (requeued + dead > 0)
            {
                LogTookBack(requeued, dead, name, fetcher);
            }

            total += requeued + dead;
        }

        return total;
    }

    private async Task<int> TakeBackJobAsync(IDatabase database, string fetcher, string queue, byte[] payload)
    {
        var now = timeProvider.GetUtcNow();
        var reason = new JobFailure("HotDash::PoisonPill", $"The job was running in {options.Value.CrashLimit} processes as they died.", null);

        return (int)await database.ScriptEvaluateAsync(
            FetchScripts.TakeBack,
            [
                SidekiqKeys.Lease(fetcher), SidekiqKeys.Private(fetcher, queue), SidekiqKeys.Queue(queue), SidekiqKeys.Crashes,
                SidekiqKeys.Started(fetcher), SidekiqKeys.Dead, SidekiqKeys.Recovery,
            ],
            [
                payload, PayloadHash.Of(payload), options.Value.CrashLimit, FailedPayload.ForDeadSet(payload, queue, reason, now),
                SidekiqTime.ToScore(now), SidekiqTime.ToScore(now - options.Value.DeadTimeout), options.Value.DeadMaxJobs,
            ]);
    }

    private static Task<bool> ForgetAsync(IDatabase database, string fetcher)
    {
        var transaction = database.CreateTransaction();
        transaction.AddCondition(Condition.KeyNotExists(SidekiqKeys.Lease(fetcher)));
        _ = transaction.SortedSetRemoveAsync(SidekiqKeys.Fetchers, fetcher);
        _ = transaction.KeyDeleteAsync([SidekiqKeys.FetcherQueues(fetcher), SidekiqKeys.Started(fetcher)]);

        return transaction.ExecuteAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Took {Requeued} jobs back into queue {Queue} and put {Dead} into the dead set: {Fetcher} is gone")]
    private partial void LogTookBack(int requeued, int dead, string queue, string fetcher);
}
