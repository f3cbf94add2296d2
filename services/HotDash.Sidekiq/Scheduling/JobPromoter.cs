using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Jobs;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Scheduling;

/// <summary>Moves jobs from a sorted set (schedule, retry, dead) into their queues.</summary>
internal sealed class JobPromoter(SidekiqConnection connection, IOptions<SidekiqClientOptions> options, TimeProvider timeProvider)
{
    private const int BatchSize = 100;
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Moves everything that is due. Returns how many jobs this call moved.</summary>
    public async Task<long> PromoteDueAsync(RedisKey set, CancellationToken cancellationToken)
    {
        var database = await connection.GetDatabaseAsync();
        var total = 0L;

        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = timeProvider.GetUtcNow();
            var due = await database.SortedSetRangeByScoreAsync(set, double.NegativeInfinity, SidekiqTime.ToSeconds(now), take: BatchSize);

            if (due.Length == 0)
            {
                return total;
            }

            total += await PromoteAsync(set, due);
        }
    }

    /// <summary>Moves these entries, due or not. An entry that is no job goes to the dead set.</summary>
    public async Task<long> PromoteAsync(RedisKey set, IReadOnlyList<RedisValue> entries)
    {
        var now = timeProvider.GetUtcNow();
        var database = await connection.GetDatabaseAsync();
        var keys = new List<RedisKey> { set, SidekiqKeys.Queues };
        var values = new List<RedisValue>();

        foreach (var entry in entries)
        {
            var payload = (byte[])entry!;

            if (TryPrepare(payload, now) is { } job)
            {
                keys.Add(SidekiqKeys.Queue(job.Queue));
                values.AddRange([job.Queue, payload, job.Payload]);
            }
            else if (set != SidekiqKeys.Dead)
            {
                var reason = new JobFailure("HotDash::MalformedJob", $"An entry of '{set}' is not a job.", null);
                await database.ScriptEvaluateAsync(
                    PromoteScript.Bury,
                    [set, SidekiqKeys.Dead],
                    [payload, FailedPayload.ForDeadSet(payload, "default", reason, now), SidekiqTime.ToScore(now)]);
            }
        }

        return values.Count == 0 ? 0 : (long)await database.ScriptEvaluateAsync(PromoteScript.Text, [.. keys], [.. values]);
    }

    private (string Queue, byte[] Payload)? TryPrepare(byte[] payload, DateTimeOffset now)
    {
        try
        {
            var job = JsonNode.Parse(payload)?.AsObject();

            if (job?["queue"]?.GetValue<string>() is not { Length: > 0 } queue)
            {
                return null;
            }

            job["enqueued_at"] = SidekiqTime.ToNode(now, options.Value.TimeFormat);
            job.Remove("at");

            return (queue, JsonSerializer.SerializeToUtf8Bytes(job, s_json));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
