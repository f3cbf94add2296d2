using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Sidekiq.Clients;

namespace HotDash.Chatwoot.Core.Webhooks;

/// <summary>Tells the bots of an inbox, and a bot that a conversation is assigned to (app/listeners/agent_bot_listener.rb).</summary>
public sealed class AgentBotListener(Database database, SidekiqClient sidekiq, PresenceStore presence, PublicAddress address) : IEventListener
{
    private const string Bots = """
        select b.* from agent_bots b where b.outgoing_url <> '' and (b.id = @assigneeBotId
            or exists (select from agent_bot_inboxes l where l.agent_bot_id = b.id and l.inbox_id = @inboxId and l.status = 0))
        """;

    public async Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        if (happened.Conversation is not { } conversation || BotEvent(happened) is not { } name)
        {
            return;
        }

        var bots = await database.ListAsync<AgentBot>(
            Bots, new { inboxId = conversation.Inbox.Id, assigneeBotId = conversation.Conversation.AssigneeAgentBotId ?? 0 }, cancellationToken);
        if (bots.Count == 0)
        {
            return;
        }

        var context = new ShapeContext(await presence.ReadAsync(happened.Account.Id), address.Url);
        JsonObject payload = happened.Message is { } message
            ? WebhookPayloads.Message(name, message, conversation, happened.Account, context)
            : WebhookPayloads.Conversation(name, conversation, happened.Account, null, context);

        foreach (var bot in bots)
        {
            await sidekiq.PushAsync(WebhookJobs.Deliver(bot.OutgoingUrl!, payload, WebhookJobs.AgentBotWebhook, bot.Secret, happened), cancellationToken); // not null by the query
        }
    }

    private static string? BotEvent(EventRecord happened) => happened.Name switch
    {
        EventNames.MessageCreated or EventNames.MessageUpdated when happened.Message?.Message.MessageType == MessageType.Activity => null,
        EventNames.MessageCreated => "message_created",
        EventNames.MessageUpdated => "message_updated",
        EventNames.ConversationOpened => "conversation_opened",
        EventNames.ConversationResolved => "conversation_resolved",
        _ => null,
    };
}
