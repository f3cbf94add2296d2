using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;

namespace HotDash.Chatwoot.Core.Webhooks;

/// <summary>Enqueues a delivery to every account webhook that subscribes to an event, and to the webhook of an API inbox.</summary>
public sealed class WebhookListener(Database database, SidekiqClient sidekiq, PresenceStore presence, PublicAddress address) : IEventListener
{
    private const string Targets = """
        select url, secret, 'account_webhook' as kind from webhooks where account_id = @accountId and subscriptions ? @name
        union all
        select c.webhook_url, c.secret, 'api_inbox_webhook' from inboxes i join channel_api c on c.id = i.channel_id
            where i.id = @inboxId and i.channel_type = 'Channel::Api' and c.webhook_url <> '' and not @name like 'contact%'
        """;

    public async Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        if (WebhookName(happened) is not { } name)
        {
            return;
        }

        var targets = await database.ListAsync<(string Url, string? Secret, string Kind)>(
            Targets, new { accountId = happened.Account.Id, name, inboxId = happened.Conversation?.Inbox.Id ?? 0 }, cancellationToken);
        if (targets.Count == 0)
        {
            return;
        }

        var context = new ShapeContext(await presence.ReadAsync(happened.Account.Id), address.Url);
        var payload = await PayloadAsync(name, happened, context, cancellationToken);

        foreach (var (url, secret, kind) in targets)
        {
            await sidekiq.PushAsync(WebhookJobs.Deliver(url, payload, kind, secret, happened), cancellationToken);
        }
    }

    /// <summary>Null where no webhook is sent: activity messages, contact updates that change nothing, events without a webhook.</summary>
    private static string? WebhookName(EventRecord happened) => happened.Name switch
    {
        EventNames.MessageCreated or EventNames.MessageUpdated when happened.Message?.Message.MessageType == MessageType.Activity => null,
        EventNames.ContactUpdated when happened.Changed is null or { Count: 0 } => null,
        EventNames.MessageCreated => "message_created",
        EventNames.MessageUpdated => "message_updated",
        EventNames.ConversationCreated => "conversation_created",
        EventNames.ConversationUpdated => "conversation_updated",
        EventNames.ConversationStatusChanged => "conversation_status_changed",
        EventNames.ConversationTypingOn => "conversation_typing_on",
        EventNames.ConversationTypingOff => "conversation_typing_off",
        EventNames.ContactCreated => "contact_created",
        EventNames.ContactUpdated => "contact_updated",
        _ => null,
    };

    private async Task<JsonObject> PayloadAsync(string name, EventRecord happened, ShapeContext context, CancellationToken cancellationToken) => happened switch
    {
        { Message: { } message, Conversation: { } conversation } => WebhookPayloads.Message(name, message, conversation, happened.Account, context),
        { Conversation: { } conversation } when name.StartsWith("conversation_typing", StringComparison.Ordinal) => WebhookPayloads.Typing(
            name, await TypistAsync(happened, cancellationToken), conversation, happened.Account, happened.Data["is_private"]?.GetValue<bool>() ?? false, context),
        { Conversation: { } conversation } => WebhookPayloads.Conversation(
            name, conversation, happened.Account, name == "conversation_created" ? null : happened.Changed, context),
        _ => WebhookPayloads.Contact(name, happened.Contact!, happened.Account, happened.Changed), // the loader gives one of the three
    };

    private async Task<JsonObject> TypistAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        var agent = GlobalId.TryParse(happened.Data["user"]?.ToString(), out var typist) && typist.Model == SenderType.User
            ? await database.FindAsync<Agent>(
                $"select {Agent.Columns} from {Agent.Source} where au.account_id = @accountId and u.id = @id", new { accountId = happened.Account.Id, id = typist.Id }, cancellationToken)
            : null;

        return agent is not null ? AgentShape.Webhook(agent)
            : Contacts.ContactShape.Webhook(happened.Contact!, happened.Account); // a conversation event always has its contact
    }
}
