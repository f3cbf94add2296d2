using System.Diagnostics;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Telemetry;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Clients;

/// <summary>
/// Enqueues jobs as Sidekiq's client does (7.3.1, <c>lib/sidekiq/client.rb</c>): LPUSH to <c>queue:NAME</c> and SADD to
/// <c>queues</c>, or ZADD to <c>schedule</c>; here in one transaction, so a job is never in a queue that nobody lists.
/// </summary>
public sealed class SidekiqClient(
    SidekiqConnection connection,
    IEnumerable<IClientMiddleware> middleware,
    IOptions<SidekiqClientOptions> options,
    TimeProvider timeProvider)
{
    /// <summary>Payloads per LPUSH: keeps one command small enough not to hold up other clients.</summary>
    private const int BulkSize = 1_000;

    private readonly IClientMiddleware[] _middleware = [.. middleware];

    /// <summary>Enqueues a Rails job. Returns its jid, or null when a middleware dropped it.</summary>
    public Task<string?> PushAsync(ActiveJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        return PushAsync(ActiveJobWrapper.Wrap(job, timeProvider.GetUtcNow()), cancellationToken);
    }

    /// <summary>Enqueues a job. Returns its jid, or null when a middleware dropped it.</summary>
    public async Task<string?> PushAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        return (await PushBulkAsync([job], cancellationToken))[0];
    }

    public Task<string?> PerformInAsync(Job job, TimeSpan delay, CancellationToken cancellationToken) =>
        PerformAtAsync(job, timeProvider.GetUtcNow() + delay, cancellationToken);

    public Task<string?> PerformAtAsync(Job job, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        return PushAsync(job with { At = at }, cancellationToken);
    }

    /// <summary>Enqueues many jobs with few round trips. The result holds one jid per job, null where a middleware dropped it.</summary>
    public async Task<IReadOnlyList<string?>> PushBulkAsync(IReadOnlyList<Job> jobs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(jobs);

        var jids = new string?[jobs.Count];

        for (var start = 0; start < jobs.Count; start += BulkSize)
        {
            var count = Math.Min(BulkSize, jobs.Count - start);
            await PushChunkAsync(jobs, start, count, jids, cancellationToken);
        }

        return jids;
    }

    private async Task PushChunkAsync(IReadOnlyList<Job> jobs, int start, int count, string?[] jids, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var queues = new Dictionary<string, List<RedisValue>>(StringComparer.Ordinal);
        var scheduled = new List<SortedSetEntry>();
        using var activity = SidekiqTelemetry.StartEnqueue(jobs[start], count);

        for (var index = start; index < start + count; index++)
        {
            if (await ApplyMiddlewareAsync(jobs[index], cancellationToken) is not { } job)
            {
                continue;
            }

            JobRules.Check(job);
            var due = job.At is not { } at || at <= now;
            var jid = jids[index] = job.Jid ?? Jid.Create();
            var payload = JobWriter.Write(job, jid, now, due, options.Value.TimeFormat, activity ?? Activity.Current);

            if (due)
            {
                (queues.TryGetValue(job.Queue, out var list) ? list : queues[job.Queue] = []).Add(payload);
            }
            else
            {
                scheduled.Add(new SortedSetEntry(payload, SidekiqTime.ToSeconds(job.At!.Value)));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        await WriteAsync(queues, scheduled);
        SidekiqTelemetry.CountEnqueued(queues.Sum(queue => queue.Value.Count) + scheduled.Count);
    }

    private async ValueTask<Job?> ApplyMiddlewareAsync(Job job, CancellationToken cancellationToken)
    {
        Job? current = job;

        foreach (var step in _middleware)
        {
            current = await step.InvokeAsync(current, cancellationToken);

            if (current is null)
            {
                return null;
            }
        }

        return current;
    }

    private async Task WriteAsync(Dictionary<string, List<RedisValue>> queues, List<SortedSetEntry> scheduled)
    {
        if (queues.Count == 0 && scheduled.Count == 0)
        {
            return;
        }

        var database = await connection.GetDatabaseAsync();
        var transaction = database.CreateTransaction();
        var writes = new List<Task>();

        if (queues.Count > 0)
        {
            writes.Add(transaction.SetAddAsync(SidekiqKeys.Queues, [.. queues.Keys.Select(name => (RedisValue)name)]));
        }

        writes.AddRange(queues.Select(queue => transaction.ListLeftPushAsync(SidekiqKeys.Queue(queue.Key), [.. queue.Value])));

        if (scheduled.Count > 0)
        {
            writes.Add(transaction.SortedSetAddAsync(SidekiqKeys.Schedule, [.. scheduled]));
        }

        await transaction.ExecuteAsync();
        await Task.WhenAll(writes);
    }
}
