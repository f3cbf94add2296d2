using HotDash.Sidekiq.Processing;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Jobs;

/// <summary>Its effect: one more run of its number in the ledger, which is a hash.</summary>
internal sealed class LedgerJob(IConnectionMultiplexer redis) : IJobHandler
{
    public const string Ledger = "ledger";

    public Task PerformAsync(JobContext context, CancellationToken cancellationToken) =>
        redis.GetDatabase().HashIncrementAsync(Ledger, context.Arguments.GetInt64(0));
}
