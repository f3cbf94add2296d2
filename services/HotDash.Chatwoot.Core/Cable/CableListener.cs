using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Core.Cable;

/// <summary>Tells open browser connections (app/listeners/action_cable_listener.rb): members of the inbox, administrators, and the customer.</summary>
public sealed class CableListener(Database database, CableBroadcaster broadcaster, PresenceStore presence, PublicAddress address) : IEventListener
{
    private const string Members = """
        select u.pubsub_token from users u join account_users au on au.user_id = u.id
        where au.account_id = @accountId and u.pubsub_token is not null
            and (au.role = 1 or exists (select from inbox_members m where m.inbox_id = @inboxId and m.user_id = u.id))
        """;

    private static readonly HashSet<string> s_forCustomers = new(StringComparer.Ordinal)
    {
        EventNames.MessageCreated, EventNames.MessageUpdated, EventNames.ConversationCreated, EventNames.ConversationStatusChanged,
        EventNames.ConversationTypingOn, EventNames.ConversationTypingOff,
    };

    private static readonly HashSet<string> s_silent = new(StringComparer.Ordinal)
    {
        EventNames.ConversationOpened, EventNames.ConversationResolved, EventNames.ReplyCreated,
    };

    public async Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        if (s_silent.Contains(happened.Name))
        {
            return;
        }

        var data = await DataAsync(happened, cancellationToken);
        data["account_id"] = happened.Account.Id;
        var streams = happened.Conversation is { } conversation
            ? await StreamsAsync(happened, conversation, cancellationToken)
            : [CableBroadcaster.AccountStream(happened.Account.Id)];
        await broadcaster.PublishAsync(streams, happened.Name, data);
    }

    private async Task<JsonObject> DataAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        var context = new ShapeContext(await presence.ReadAsync(happened.Account.Id), address.Url);

        return happened switch
        {
            { Message: { } message, Conversation: { } view } => MessageShape.Push(message, view.Facts, context),
            { Name: EventNames.ConversationTypingOn or EventNames.ConversationTypingOff, Conversation: { } view } => new JsonObject
            {
                ["conversation"] = ConversationPushShape.Of(view, context),
                ["user"] = await TypistAsync(happened, context, cancellationToken),
                ["is_private"] = happened.Data["is_private"]?.GetValue<bool>() ?? false,
            },
            { Conversation: { } view } => ConversationPushShape.Of(view, context),
            { Contact: { } contact } => ContactShape.Push(contact),
            _ => [],
        };
    }

    private async Task<JsonObject?> TypistAsync(EventRecord happened, ShapeContext context, CancellationToken cancellationToken) =>
        GlobalId.TryParse(happened.Data["user"]?.ToString(), out var typist) && typist.Model == SenderType.User
            ? await AgentStore.FindAsync(database, happened.Account.Id, typist.Id, cancellationToken) is { } agent ? AgentShape.Push(agent, context.Presence) : null
            : happened.Contact is { } contact ? ContactShape.Push(contact) : null;

    private async Task<List<string>> StreamsAsync(EventRecord happened, ConversationView view, CancellationToken cancellationToken)
    {
        var streams = await database.ListAsync<string>(Members, new { accountId = happened.Account.Id, inboxId = view.Inbox.Id }, cancellationToken);
        var hidden = happened.Message is { Message: { Private: true } or { MessageType: MessageType.Activity } }
            || (happened.Data["is_private"]?.GetValue<bool>() ?? false);
        if (!hidden && s_forCustomers.Contains(happened.Name) && view.ContactInbox.PubsubToken is { } token)
        {
            streams.Add(token);
        }

        return streams;
    }
}
