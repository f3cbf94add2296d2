using System.Globalization;
using System.Text.Json;
using HotDash.Sidekiq.Jobs;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Statistics;

/// <summary>Reads Sidekiq's tables, whoever wrote them: our workers or Ruby's.</summary>
public sealed class SidekiqStatistics(SidekiqConnection connection, TimeProvider timeProvider)
{
    public async Task<SidekiqOverview> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var database = await connection.GetDatabaseAsync();
        var counters = database.StringGetAsync([SidekiqKeys.StatProcessed, SidekiqKeys.StatFailed]);
        var scheduled = database.SortedSetLengthAsync(SidekiqKeys.Schedule);
        var retries = database.SortedSetLengthAsync(SidekiqKeys.Retry);
        var dead = database.SortedSetLengthAsync(SidekiqKeys.Dead);
        var recovery = database.HashGetAsync(SidekiqKeys.Recovery, ["taken_back", "late"]);
        var queues = QueuesAsync(database);
        var processes = ProcessesAsync(database);

        return new SidekiqOverview
        {
            Processed = Number((await counters)[0]),
            Failed = Number((await counters)[1]),
            Scheduled = await scheduled,
            Retries = await retries,
            Dead = await dead,
            TakenBack = Number((await recovery)[0]),
            LateAcknowledgements = Number((await recovery)[1]),
            Queues = await queues,
            Processes = await processes,
        };
    }

    /// <summary>What the processes are performing, the longest running first.</summary>
    public async Task<IReadOnlyList<RunningJob>> ReadRunningAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var database = await connection.GetDatabaseAsync();
        var jobs = new List<RunningJob>();

        foreach (var process in await database.SetMembersAsync(SidekiqKeys.Processes))
        {
            var identity = process.ToString();
            var work = await database.HashGetAllAsync(SidekiqKeys.Work(identity));

            if (work.Length == 0)
            {
                work = await database.HashGetAllAsync(SidekiqKeys.Workers(identity));
            }

            jobs.AddRange(work.Select(field => ReadRunning(identity, field)).OfType<RunningJob>());
        }

        return [.. jobs.OrderBy(job => job.StartedAt)];
    }

    /// <summary>Asks a process to stop fetching.</summary>
    public Task QuietAsync(string identity, CancellationToken cancellationToken) => SignalAsync(identity, "TSTP", cancellationToken);

    /// <summary>Asks a process to finish and end.</summary>
    public Task StopAsync(string identity, CancellationToken cancellationToken) => SignalAsync(identity, "TERM", cancellationToken);

    private async Task SignalAsync(string identity, string signal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var database = await connection.GetDatabaseAsync();
        await database.ListLeftPushAsync(SidekiqKeys.Signals(identity), signal);
        await database.KeyExpireAsync(SidekiqKeys.Signals(identity), TimeSpan.FromSeconds(60));
    }

    private async Task<IReadOnlyList<QueueState>> QueuesAsync(IDatabase database)
    {
        var names = await database.SetMembersAsync(SidekiqKeys.Queues);
        var states = await Task.WhenAll(names.Select(async name =>
        {
            var size = database.ListLengthAsync(SidekiqKeys.Queue(name!));
            var oldest = await database.ListGetByIndexAsync(SidekiqKeys.Queue(name!), -1);

            return new QueueState(name.ToString(), await size, LatencyOf(oldest));
        }));

        return [.. states.OrderBy(state => state.Name, StringComparer.Ordinal)];
    }

    private TimeSpan LatencyOf(RedisValue oldest)
    {
        try
        {
            var since = oldest.IsNull ? null : JobRecord.Parse((byte[])oldest!).EnqueuedAt;

            return since is { } at && timeProvider.GetUtcNow() - at is var latency && latency > TimeSpan.Zero ? latency : TimeSpan.Zero;
        }
        catch (MalformedJobException)
        {
            return TimeSpan.Zero;
        }
    }

    private static async Task<IReadOnlyList<ProcessState>> ProcessesAsync(IDatabase database)
    {
        var identities = await database.SetMembersAsync(SidekiqKeys.Processes);
        var states = await Task.WhenAll(identities.Select(async identity =>
            ReadProcess(identity.ToString(), await database.HashGetAsync(identity.ToString(), ["info", "concurrency", "busy", "beat", "quiet"]))));

        return [.. states.OfType<ProcessState>().OrderBy(state => state.Identity, StringComparer.Ordinal)];
    }

    /// <summary>Null: the process is gone and its hash has expired.</summary>
    private static ProcessState? ReadProcess(string identity, RedisValue[] fields)
    {
        if (fields[0].IsNull)
        {
            return null;
        }

        using var document = JsonDocument.Parse((byte[])fields[0]!);
        var info = document.RootElement;
        var concurrency = fields[1].IsNull && info.TryGetProperty("concurrency", out var count) ? count.GetInt32() : (int)Number(fields[1]);
        var beat = fields[3].TryParse(out double seconds) ? SidekiqTime.FromSeconds(seconds) : (DateTimeOffset?)null;

        return new ProcessState(
            identity,
            Text(info, "hostname"),
            info.TryGetProperty("pid", out var pid) ? pid.GetInt32() : 0,
            Text(info, "tag"),
            info.TryGetProperty("started_at", out var started) ? SidekiqTime.Read(started) : null,
            beat,
            concurrency,
            (int)Number(fields[2]),
            fields[4] == "true",
            info.TryGetProperty("queues", out var queues) ? [.. queues.EnumerateArray().Select(queue => queue.ToString())] : []);
    }

    private static RunningJob? ReadRunning(string identity, HashEntry field)
    {
        try
        {
            using var document = JsonDocument.Parse((byte[])field.Value!);
            var work = document.RootElement;
            var payload = work.GetProperty("payload");
            var job = JobRecord.Parse(System.Text.Encoding.UTF8.GetBytes(payload.ValueKind == JsonValueKind.String ? payload.GetString()! : payload.GetRawText()));
            var runAt = DateTimeOffset.FromUnixTimeSeconds(work.GetProperty("run_at").GetInt64());

            return new RunningJob(identity, field.Name.ToString(), Text(work, "queue"), job.Class, job.Jid, runAt);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or MalformedJobException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : string.Empty;

    private static long Number(RedisValue value) => long.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
