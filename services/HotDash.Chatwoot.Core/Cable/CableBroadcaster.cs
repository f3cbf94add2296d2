using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Core.Cable;

/// <summary>
/// Publishes to open browser connections of every web instance, on ActionCable's Redis channels:
/// <c>chatwoot_production_action_cable:STREAM</c> with <c>{"event":"message.created","data":{…}}</c>.
/// </summary>
public sealed class CableBroadcaster(IConnectionMultiplexer redis)
{
    private const string Prefix = "chatwoot_production_action_cable:";

    public static RedisChannel Channel(string stream) => RedisChannel.Literal(Prefix + stream);

    /// <summary>The stream of all members of an account.</summary>
    public static string AccountStream(long accountId) => $"account_{accountId}";

    public async Task PublishAsync(IEnumerable<string> streams, string name, JsonObject data)
    {
        var body = RailsJson.Text(new JsonObject { ["event"] = name, ["data"] = data });
        var subscriber = redis.GetSubscriber();
        await Task.WhenAll(streams.Distinct().Select(stream => subscriber.PublishAsync(Channel(stream), body)));
    }
}
