using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Tests.Fixtures;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Tests.Contract;

public sealed class WebhookGoldenTests(GoldenWorld world) : IClassFixture<GoldenWorld>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MessageWebhooks_ForEachDirection_AreGolden()
    {
        var url = await SubscribeAsync("message_created", "message_updated");
        var conversation = await world.NewConversationAsync(Token, withTeam: false);
        var incoming = (await DeliveredAsync(url)).Single();
        var reply = (await world.Ada.PostAsync($"{conversation.Path}/messages", new { content = "Checking with the carrier." }, Token)).Ok();
        var outgoing = (await DeliveredAsync(url))[^1];
        await world.Ada.DeleteAsync($"{conversation.Path}/messages/{reply.Id}", Token);
        var updated = (await DeliveredAsync(url))[^1];

        Golden.AssertSame("webhook_message_created_incoming", incoming);
        Golden.AssertSame(FirstReply("webhook_message_created_outgoing"), outgoing, "webhook_message_created_outgoing");
        Assert.Equal("This message was deleted", updated["content"]!.ToString());
        Assert.Equal("message_updated", updated["event"]!.ToString());
        Assert.True(updated["content_attributes"]!["deleted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task ConversationWebhooks_OfChanges_AreGolden()
    {
        var url = await SubscribeAsync("conversation_status_changed", "conversation_updated");
        var conversation = await world.NewConversationAsync(Token, withTeam: false);
        await DeliveredAsync(url);
        await world.Ada.PostAsync($"{conversation.Path}/toggle_priority", new { priority = "high" }, Token);
        var updated = (await DeliveredAsync(url))[^1];
        await world.Ada.PostAsync($"{conversation.Path}/toggle_status", new { status = "resolved" }, Token);
        var resolved = (await DeliveredAsync(url)).Single(payload => payload["event"]!.ToString() == "conversation_status_changed");

        Assert.Equal(
            """{"priority":{"previous_value":null,"current_value":"high"}}""", updated["changed_attributes"]!.AsArray().Single()!.ToJsonString());
        Assert.Equal(
            """{"status":{"previous_value":"open","current_value":"resolved"}}""", resolved["changed_attributes"]![0]!.ToJsonString());
        Golden.AssertSame(WithoutChanges(Golden.Read("webhook_conversation_status_changed"), "high"), WithoutChanges(resolved, "high"), "webhook_conversation_status_changed");
    }

    [Fact]
    public async Task ContactWebhooks_CreatedAndUpdated_AreGolden()
    {
        var url = await SubscribeAsync("contact_created", "contact_updated");
        var contact = (await world.Ada.PostAsync($"{world.Path}/contacts", new { name = "jam", email = $"{Guid.NewGuid():n}@example.com" }, Token)).Ok();
        var id = contact["payload"]["contact"]!["id"]!.GetValue<long>();
        var created = (await DeliveredAsync(url)).Single();
        await world.Ada.SendAsync("PUT", $"{world.Path}/contacts/{id}", new { name = "Jamie" }, Token);
        var updated = (await DeliveredAsync(url))[^1];
        created["name"] = "Jamie";
        foreach (var side in (string[])["previous_value", "current_value"])
        {
            updated["changed_attributes"]![1]!["updated_at"]![side] = Golden.Read("webhook_contact_updated")["changed_attributes"]![1]!["updated_at"]![side]!.ToString();
        }

        Golden.AssertSame(Golden.Read("webhook_contact_created"), created, "webhook_contact_created");
        Golden.AssertSame(Golden.Read("webhook_contact_updated"), updated, "webhook_contact_updated");
    }

    [Fact]
    public async Task TypingWebhook_OfAnAgent_IsGolden()
    {
        var url = await SubscribeAsync("conversation_typing_on");
        var conversation = await world.NewConversationAsync(Token, withTeam: false);
        await world.Ada.PostAsync($"{conversation.Path}/toggle_typing_status", new { typing_status = "on" }, Token);

        Golden.AssertSame("webhook_conversation_typing_on", (await DeliveredAsync(url)).Single());
    }

    [Fact]
    public async Task DeliveryJob_InTheQueue_HasGoldenShape()
    {
        var url = await SubscribeAsync("message_created");
        await world.NewConversationAsync(Token);
        await DeliveredAsync(url);

        var job = (await QueueDrain.JobsAsync(world.Server, Queues.Medium)).Last(queued => queued["args"]![0]!["arguments"]![0]!.ToString() == url);
        var golden = Golden.Read("sidekiq_webhook_job");

        Assert.Equal(golden.AsObject().Select(pair => pair.Key).Order(), job.AsObject().Select(pair => pair.Key).Where(key => key is not ("traceparent" or "tracestate")).Order());
        Assert.Equal(golden["args"]![0]!.AsObject().Select(pair => pair.Key), job["args"]![0]!.AsObject().Select(pair => pair.Key));
        Golden.AssertSame(golden["args"]![0]!["arguments"]![2], job["args"]![0]!["arguments"]![2], "kind");
        Golden.AssertSame(golden["args"]![0]!["arguments"]![3], job["args"]![0]!["arguments"]![3], "keywords");
    }

    private async Task<string> SubscribeAsync(params string[] subscriptions)
    {
        var url = $"http://127.0.0.1:3000/{Guid.NewGuid():n}";
        (await world.Ada.PostAsync($"{world.Path}/webhooks", new { url, subscriptions }, Token)).Ok();

        return url;
    }

    private async Task<IReadOnlyList<JsonObject>> DeliveredAsync(string url)
    {
        await world.OnlineAsync();
        var jobs = await QueueDrain.DeliveriesAsync(world.Server, url, Queues.Medium, Token);

        return [.. jobs.Select(arguments => (JsonObject)ActiveJobValue.ToPlain(JsonSerializer.SerializeToElement(arguments[1]))!)];
    }

    private static JsonNode FirstReply(string name)
    {
        var golden = Golden.Read(name);
        golden["conversation"]!["messages"]![0]!["processed_message_content"] = "Checking with the carrier.";

        return golden;
    }

    /// <summary>Whether a message had come in the meantime does not matter here, nor which change came before.</summary>
    private static JsonObject WithoutChanges(JsonNode payload, string priority)
    {
        var copy = payload.DeepClone().AsObject();
        copy.Remove("changed_attributes");
        copy["priority"] = priority;

        return copy;
    }
}
