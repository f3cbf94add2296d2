using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotDash.Sidekiq.Cron;

/// <summary>Enqueues due cron entries. Of all processes, Ruby's included, only the first one does it for a slot.</summary>
internal sealed partial class CronPoller(
    SidekiqConnection connection,
    CronStore store,
    IOptions<SidekiqClientOptions> client,
    IOptions<SidekiqWorkerOptions> options,
    TimeProvider timeProvider,
    ILogger<CronPoller> logger)
{
    /// <summary>
    /// Takes the slot and enqueues the job in one step: a process that dies in between loses no run.
    /// KEYS: enqueued slots, entry, jid history, queues, queue.
    /// ARGV: slot, its score, oldest score to keep, last enqueue time, history line, queue name, payload.
    /// </summary>
    private const string Script = """
        if redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) == 0 then return 0 end
        redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, ARGV[3])
        redis.call('HSET', KEYS[2], 'last_enqueue_time', ARGV[4])
        redis.call('LPUSH', KEYS[3], ARGV[5])
        redis.call('LTRIM', KEYS[3], 0, 9)
        redis.call('SADD', KEYS[4], ARGV[6])
        redis.call('LPUSH', KEYS[5], ARGV[7])
        return 1
        """;

    /// <summary>KEYS: enqueued slots, entry. ARGV: now, as a score.</summary>
    private const string ForgetFuture = """
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf')
        redis.call('HDEL', KEYS[2], 'last_enqueue_time')
        """;

    /// <summary>A last run further ahead than clocks of different machines may differ: this clock was set back.</summary>
    private static readonly TimeSpan s_setBack = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Until the next entry is due, but no longer than the interval: entries may be added meanwhile.</summary>
    public TimeSpan Pause { get; private set; } = TimeSpan.Zero;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var states = await store.ListAsync(cancellationToken);

        if (states.Where(state => state.LastEnqueuedAt > now + s_setBack).ToArray() is { Length: > 0 } ahead)
        {
            await ForgetFutureAsync(ahead, now);
            states = await store.ListAsync(cancellationToken);
        }

        foreach (var state in states.Where(state => state.IsEnabled))
        {
            if (!CronTimes.TryParse(state.Entry.Cron, out var expression))
            {
                LogUnreadable(state.Entry.Name, state.Entry.Cron);
            }
            else if (CronTimes.Due(expression, now) is { } slot && (state.LastEnqueuedAt is null || slot > state.LastEnqueuedAt))
            {
                await EnqueueAsync(state.Entry, slot, now);
            }
        }

        var next = states.Select(state => state.NextAt).Min();
        var pause = next is { } at ? at - timeProvider.GetUtcNow() : options.Value.CronPollInterval;
        Pause = TimeSpan.FromTicks(Math.Clamp(pause.Ticks, s_shortest.Ticks, options.Value.CronPollInterval.Ticks));
    }

    /// <summary>Else nothing would be enqueued until the clock is again where it was.</summary>
    private async Task ForgetFutureAsync(CronState[] ahead, DateTimeOffset now)
    {
        LogSetBack(ahead.Length);
        var database = await connection.GetDatabaseAsync();

        foreach (var state in ahead)
        {
            await database.ScriptEvaluateAsync(
                ForgetFuture, [CronKeys.Enqueued(state.Entry.Name), CronKeys.Job(state.Entry.Name)], [SidekiqTime.ToScore(now)]);
        }
    }

    private async Task EnqueueAsync(CronEntry entry, DateTimeOffset slot, DateTimeOffset now)
    {
        var job = store.JobOf(entry);
        var jid = Jid.Create();
        var payload = JobWriter.Write(job, jid, now, enqueued: true, client.Value.TimeFormat, activity: null);
        var database = await connection.GetDatabaseAsync();
        var first = await database.ScriptEvaluateAsync(
            Script,
            [CronKeys.Enqueued(entry.Name), CronKeys.Job(entry.Name), CronKeys.History(entry.Name), SidekiqKeys.Queues, SidekiqKeys.Queue(entry.Queue)],
            [
                slot.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                SidekiqTime.ToScore(slot), SidekiqTime.ToScore(now - s_remembered), CronTimes.Format(slot),
                $$"""{"jid":"{{jid}}","enqueued":"{{CronTimes.Format(now)}}"}""", entry.Queue, payload,
            ]);

        if ((int)first == 1)
        {
            LogEnqueued(entry.Name, entry.Class, slot);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Enqueued cron entry {Name} ({JobClass}) for {Slot:O}")]
    private partial void LogEnqueued(string name, string jobClass, DateTimeOffset slot);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock was set back: {Count} cron entries last ran in the future; they go on by the present time")]
    private partial void LogSetBack(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cron entry {Name} was skipped: its times '{Cron}' are not five or six cron fields")]
    private partial void LogUnreadable(string name, string cron);
}
