using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Tests.Fixtures;

/// <summary>Performs the events in the queue as the worker does, and finds the jobs that come of them. One at a time: tests share the queues.</summary>
internal static class QueueDrain
{
    private static readonly SemaphoreSlim s_lock = new(1);

    /// <summary>Arguments of the deliveries to an address, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonArray>> DeliveriesAsync(ChatwootServer server, string url, string queue, CancellationToken cancellationToken)
    {
        await s_lock.WaitAsync(cancellationToken);

        try
        {
            await PerformEventsAsync(server, cancellationToken);
        }
        finally
        {
            s_lock.Release();
        }

        var jobs = await server.Get<IConnectionMultiplexer>().GetDatabase().ListRangeAsync($"queue:{queue}");

        return [.. jobs.Reverse().Select(Arguments).Where(arguments => arguments[0]?.ToString() == url)];
    }

    public static async Task<IReadOnlyList<JsonNode>> JobsAsync(ChatwootServer server, string queue)
    {
        var jobs = await server.Get<IConnectionMultiplexer>().GetDatabase().ListRangeAsync($"queue:{queue}");

        return [.. jobs.Reverse().Select(job => JsonNode.Parse(job.ToString())!)];
    }

    private static async Task PerformEventsAsync(ChatwootServer server, CancellationToken cancellationToken)
    {
        var redis = server.Get<IConnectionMultiplexer>().GetDatabase();
        while (await redis.ListRightPopAsync($"queue:{Queues.Critical}") is { IsNull: false } job)
        {
            var arguments = Arguments(job);
            var data = ActiveJobValue.ToPlain(JsonSerializer.SerializeToElement(arguments[2])) as JsonObject ?? [];
            await server.Get<EventDispatcher>().DispatchAsync(arguments[0]!.ToString(), TimeProvider.System.GetUtcNow(), data, again: false, cancellationToken);
        }
    }

    private static JsonArray Arguments(RedisValue job) => JsonNode.Parse(job.ToString())!["args"]![0]!["arguments"]!.AsArray();
}
