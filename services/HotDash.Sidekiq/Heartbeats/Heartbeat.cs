using System.Text;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.Fetching;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Heartbeats;

/// <summary>Shows this process in Sidekiq's tables, in the forms that versions 6, 7 and 8 read.</summary>
internal sealed class Heartbeat(
    SidekiqConnection connection,
    SidekiqIdentity identity,
    QueueOrder queues,
    BusyJobs busy,
    Fetcher fetcher,
    IOptions<SidekiqWorkerOptions> options,
    TimeProvider timeProvider)
{
    private static readonly TimeSpan s_expiry = TimeSpan.FromSeconds(60);

    private readonly DateTimeOffset _startedAt = timeProvider.GetUtcNow();
    private long _roundTripMicroseconds;
    private long _lastBeat;

    /// <summary>Null before the first one.</summary>
    public TimeSpan? SinceLastBeat => Volatile.Read(ref _lastBeat) is > 0 and var beat ? timeProvider.GetElapsedTime(beat) : null;

    /// <summary>Writes the tables and returns the signals that Sidekiq's API or web page sent to this process.</summary>
    public async Task<IReadOnlyList<string>> BeatAsync()
    {
        var database = await connection.GetDatabaseAsync();
        var sentAt = timeProvider.GetTimestamp();
        await database.PingAsync();
        _roundTripMicroseconds = (long)timeProvider.GetElapsedTime(sentAt).TotalMicroseconds;

        var transaction = database.CreateTransaction();
        var writes = new List<Task>
        {
            transaction.SetAddAsync(SidekiqKeys.Processes, identity.Value),
            transaction.HashSetAsync(identity.Value, ProcessFields()),
            transaction.KeyExpireAsync(identity.Value, s_expiry),
            transaction.KeyDeleteAsync([SidekiqKeys.Work(identity.Value), SidekiqKeys.Workers(identity.Value)]),
        };

        if (busy.Snapshot() is { Length: > 0 } jobs)
        {
            var work = jobs.Select(job => new HashEntry(job.Key, Describe(job.Value))).ToArray();

            foreach (var key in new[] { SidekiqKeys.Work(identity.Value), SidekiqKeys.Workers(identity.Value) })
            {
                writes.Add(transaction.HashSetAsync(key, work));
                writes.Add(transaction.KeyExpireAsync(key, s_expiry));
            }
        }

        await transaction.ExecuteAsync();
        await Task.WhenAll(writes);
        Volatile.Write(ref _lastBeat, timeProvider.GetTimestamp());

        var signals = await database.ListRightPopAsync(SidekiqKeys.Signals(identity.Value), 10);

        return signals is null ? [] : [.. signals.Select(signal => signal.ToString())];
    }

    public async Task ClearAsync()
    {
        var database = await connection.GetDatabaseAsync();
        var transaction = database.CreateTransaction();
        Task[] writes =
        [
            transaction.SetRemoveAsync(SidekiqKeys.Processes, identity.Value),
            transaction.KeyDeleteAsync([identity.Value, SidekiqKeys.Work(identity.Value), SidekiqKeys.Workers(identity.Value)]),
        ];
        await transaction.ExecuteAsync();
        await Task.WhenAll(writes);
    }

    private HashEntry[] ProcessFields() =>
    [
        new("info", Info()),
        new("concurrency", options.Value.Concurrency),
        new("busy", busy.Count),
        new("beat", SidekiqTime.ToScore(timeProvider.GetUtcNow())),
        new("rtt_us", _roundTripMicroseconds),
        new("quiet", fetcher.IsQuiet ? "true" : "false"),
        new("rss", Environment.WorkingSet / 1024),
    ];

    private string Info()
    {
        var weights = new JsonObject(queues.Names.Select((name, index) => KeyValuePair.Create(name, (JsonNode?)queues.WeightOf(index))));
        var mode = queues.IsStrict ? "strict" : "weighted";

        return new JsonObject
        {
            ["hostname"] = Environment.MachineName,
            ["started_at"] = SidekiqTime.ToNode(_startedAt, SidekiqTimeFormat.FloatSeconds),
            ["pid"] = Environment.ProcessId,
            ["tag"] = options.Value.Tag,
            ["concurrency"] = options.Value.Concurrency,
            ["queues"] = new JsonArray([.. queues.Names.Select(name => (JsonNode?)name)]),
            ["weights"] = new JsonArray(weights.DeepClone()),
            ["capsules"] = new JsonObject
            {
                ["default"] = new JsonObject { ["concurrency"] = options.Value.Concurrency, ["mode"] = mode, ["weights"] = weights },
            },
            ["labels"] = new JsonArray("hotdash"),
            ["identity"] = identity.Value,
            ["version"] = "7.3.1",
            ["embedded"] = false,
        }.ToJsonString();
    }

    private static string Describe(BusyJob job) => new JsonObject
    {
        ["queue"] = job.Queue,
        ["payload"] = Encoding.UTF8.GetString(job.Payload),
        ["run_at"] = job.StartedAt.ToUnixTimeSeconds(),
    }.ToJsonString();
}
