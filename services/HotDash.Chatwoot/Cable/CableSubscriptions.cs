using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Cable;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Presence;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Cable;

/// <summary>Opens subscriptions of RoomChannel (app/channels/room_channel.rb): users by pubsub token and account, customers by token alone.</summary>
internal sealed class CableSubscriptions(Database database, IConnectionMultiplexer redis, PresenceStore presence)
{
    private const string User = """
        select u.id, au.account_id from users u join account_users au on au.user_id = u.id
        where u.pubsub_token = @token and (@accountId is null or au.account_id = @accountId) order by au.active_at desc nulls last limit 1
        """;

    private const string Contact = """
        select c.id, c.account_id from contact_inboxes ci join contacts c on c.id = ci.contact_id where ci.pubsub_token = @token
        """;

    public async Task<CableSubscription?> OpenAsync(string identifier, Action<RedisValue> deliver, CancellationToken cancellationToken)
    {
        if (Parse(identifier) is not { } wanted || wanted["channel"]?.ToString() != "RoomChannel" || wanted["pubsub_token"]?.ToString() is not { Length: > 0 } token)
        {
            return null;
        }

        var accountId = Number(wanted["account_id"]);
        var user = await database.FindAsync<(long Id, long AccountId)?>(User, new { token, accountId }, cancellationToken);
        if (user is { } member)
        {
            var streams = await ListenAsync([token, CableBroadcaster.AccountStream(member.AccountId)], deliver);

            return new CableSubscription(member.AccountId, member.Id, null, streams);
        }

        return await database.FindAsync<(long Id, long AccountId)?>(Contact, new { token }, cancellationToken) is { } contact
            ? new CableSubscription(contact.AccountId, null, contact.Id, await ListenAsync([token], deliver))
            : null;
    }

    /// <summary>Takes note that the subscriber is there and says who else is. Customers learn of no other customer.</summary>
    public async Task<JsonObject> PresenceAsync(CableSubscription subscription)
    {
        await (subscription.UserId is { } userId
            ? presence.UserSeenAsync(subscription.AccountId, userId)
            : presence.ContactSeenAsync(subscription.AccountId, subscription.ContactId ?? 0));
        var online = await presence.ReadAsync(subscription.AccountId);

        return new JsonObject
        {
            ["account_id"] = subscription.AccountId,
            ["users"] = new JsonObject(online.Users.Select(pair => KeyValuePair.Create<string, JsonNode?>(Text(pair.Key), pair.Value))),
            ["contacts"] = subscription.UserId is null
                ? new JsonObject()
                : new JsonObject(online.Contacts.Select(id => KeyValuePair.Create<string, JsonNode?>(Text(id), "online"))),
        };
    }

    private async Task<IReadOnlyList<ChannelMessageQueue>> ListenAsync(string[] streams, Action<RedisValue> deliver)
    {
        var queues = new List<ChannelMessageQueue>(streams.Length);
        foreach (var stream in streams)
        {
            var queue = await redis.GetSubscriber().SubscribeAsync(CableBroadcaster.Channel(stream));
            queue.OnMessage(message => deliver(message.Message));
            queues.Add(queue);
        }

        return queues;
    }

    private static JsonObject? Parse(string identifier)
    {
        try
        {
            return JsonNode.Parse(identifier) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long? Number(JsonNode? node) => long.TryParse(node?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
