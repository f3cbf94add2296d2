using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Tests.Contract;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Cable;

public sealed class CableTests(ChatwootServer server)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Agent_Subscribed_SeesAnIncomingMessage()
    {
        using var limit = Limit();
        var account = await server.NewAccountAsync(limit.Token);
        var conversation = await account.NewConversationAsync(limit.Token);
        using var cable = await CableClient.ConnectAsync(server, limit.Token);
        var identifier = await SubscribeAsync(cable, await TokenAsync(account.AdminId, limit.Token), account.Id, limit.Token);

        await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = "Anyone there?" }, limit.Token);
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, limit.Token);
        var frame = await cable.ReceiveAsync(
            received => received["message"] is JsonObject message && message["event"]?.ToString() == "message.created"
                && message["data"]!["content"]!.ToString() == "Anyone there?",
            limit.Token);
        var golden = Golden.Read("cable_frames").AsArray()[^1]!["frame"]!["message"]!["data"]!;

        Assert.Equal(identifier, frame["identifier"]!.ToString());
        Assert.Equal(golden.AsObject().Select(pair => pair.Key).Order(), frame["message"]!["data"]!.AsObject().Select(pair => pair.Key).Order());
    }

    [Fact]
    public async Task Customer_Subscribed_SeesRepliesButNoNotes()
    {
        using var limit = Limit();
        var account = await server.NewAccountAsync(limit.Token);
        var conversation = await account.NewConversationAsync(limit.Token);
        var contact = (await account.Customer.GetAsync(conversation.PublicPath.Split("/conversations")[0], limit.Token)).Ok();
        using var cable = await CableClient.ConnectAsync(server, limit.Token);
        await SubscribeAsync(cable, contact["pubsub_token"].ToString(), null, limit.Token);

        await account.Admin.PostAsync($"{conversation.Path}/messages", new { content = "secret", @private = true }, limit.Token);
        await account.Admin.PostAsync($"{conversation.Path}/messages", new { content = "On its way." }, limit.Token);
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, limit.Token);
        var frame = await cable.ReceiveAsync(received => received["message"] is JsonObject message && message["event"]?.ToString() == "message.created"
            && message["data"]!["message_type"]!.GetValue<int>() == 1, limit.Token);

        Assert.Equal("On its way.", frame["message"]!["data"]!["content"]!.ToString());
    }

    [Fact]
    public async Task Stranger_WithAWrongToken_IsNeverConfirmed()
    {
        using var limit = Limit();
        using var cable = await CableClient.ConnectAsync(server, limit.Token);
        await cable.SendAsync(Command("subscribe", new JsonObject { ["channel"] = "RoomChannel", ["pubsub_token"] = "wrong", ["account_id"] = 1 }), limit.Token);
        await cable.SendAsync([], limit.Token);
        var welcome = await cable.ReceiveAsync(limit.Token);
        var next = await cable.ReceiveAsync(limit.Token);

        Assert.Equal("welcome", welcome["type"]!.ToString());
        Assert.Equal("ping", next["type"]!.ToString());
        Assert.Equal("actioncable-v1-json", cable.Protocol);
    }

    private static async Task<string> SubscribeAsync(CableClient cable, string token, long? accountId, CancellationToken cancellationToken)
    {
        var command = Command("subscribe", new JsonObject { ["channel"] = "RoomChannel", ["pubsub_token"] = token, ["account_id"] = accountId });
        await cable.SendAsync(command, cancellationToken);
        await cable.ReceiveAsync(frame => frame["type"]?.ToString() == "confirm_subscription", cancellationToken);
        var presence = await cable.ReceiveAsync(frame => frame["message"]?["event"]?.ToString() == "presence.update", cancellationToken);
        Assert.NotNull(presence["message"]!["data"]!["users"]);

        return command["identifier"]!.ToString();
    }

    private static JsonObject Command(string command, JsonObject identifier) => new() { ["command"] = command, ["identifier"] = identifier.ToJsonString() };

    private Task<string> TokenAsync(long userId, CancellationToken cancellationToken) =>
        server.Get<Database>().SingleAsync<string>("select pubsub_token from users where id = @userId", new { userId }, cancellationToken);

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_patience);

        return limit;
    }
}
