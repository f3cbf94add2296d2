using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Chatwoot.Tests.Semantics;

public sealed class DispatchTests(ChatwootServer server)
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_WhoseListenerFailed_IsNotDeliveredAgain()
    {
        var (data, url) = await SubscribedAsync();
        var failing = new FailingListener();
        var dispatcher = new EventDispatcher(server.Get<EventLoader>(), [.. server.Services.GetServices<IEventListener>(), failing], server.Get<DispatchProgress>());

        await Assert.ThrowsAsync<AggregateException>(() => dispatcher.DispatchAsync(EventNames.ContactCreated, s_at, data, again: false, Token));
        await Assert.ThrowsAsync<AggregateException>(() => dispatcher.DispatchAsync(EventNames.ContactCreated, s_at, data, again: true, Token));

        Assert.Equal(2, failing.Tries);
        Assert.Single(await DeliveryIdsAsync(url));
    }

    [Fact]
    public async Task Event_DispatchedTwice_HasOneDeliveryId()
    {
        var (data, url) = await SubscribedAsync();
        var dispatcher = server.Get<EventDispatcher>();

        await dispatcher.DispatchAsync(EventNames.ContactCreated, s_at, data, again: false, Token);
        await dispatcher.DispatchAsync(EventNames.ContactCreated, s_at, data, again: false, Token);
        await dispatcher.DispatchAsync(EventNames.ContactCreated, s_at.AddTicks(10), data, again: false, Token);
        var ids = await DeliveryIdsAsync(url);

        Assert.Equal(3, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.Equal(4, Guid.Parse(ids[0]).Version);
    }

    private async Task<(JsonObject Data, string Url)> SubscribedAsync()
    {
        var account = await server.NewAccountAsync(Token);
        var contact = (await account.Admin.PostAsync($"{account.Path}/contacts", new { name = "Jamie" }, Token)).Ok();
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, Token);
        var url = $"http://127.0.0.1:9/{Guid.NewGuid():n}";
        (await account.Admin.PostAsync($"{account.Path}/webhooks", new { url, subscriptions = new[] { "contact_created" } }, Token)).Ok();

        return (new JsonObject { ["contact"] = $"gid://chatwoot/Contact/{contact["payload"]["contact"]!["id"]}" }, url);
    }

    private async Task<IReadOnlyList<string>> DeliveryIdsAsync(string url) =>
        [.. (await QueueDrain.DeliveriesAsync(server, url, Queues.Medium, Token)).Select(arguments => arguments[3]!["delivery_id"]!.ToString())];

    private sealed class FailingListener : IEventListener
    {
        public int Tries { get; private set; }

        public Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
        {
            Tries++;

            throw new TimeoutException("Redis did not answer.");
        }
    }
}
