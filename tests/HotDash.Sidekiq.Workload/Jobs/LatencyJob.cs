using HotDash.Sidekiq.Processing;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Jobs;

/// <summary>Its argument is the time it was pushed at, in microseconds; it records how long it took until it ran.</summary>
internal sealed class LatencyJob(IConnectionMultiplexer redis, TimeProvider timeProvider) : IJobHandler
{
    public const string Samples = "latencies";

    public Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = (timeProvider.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;

        return redis.GetDatabase().ListRightPushAsync(Samples, now - context.Arguments.GetInt64(0));
    }
}
