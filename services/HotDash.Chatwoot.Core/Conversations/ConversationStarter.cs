using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>ConversationBuilder: starts a conversation, or continues the last one where the inbox is locked to one.</summary>
public sealed class ConversationStarter(Database database, MessageWriter messages, Announcer announcer, TimeProvider clock)
{
    private const string Last = "select * from conversations where account_id = @AccountId and contact_inbox_id = @Id order by id desc limit 1";

    private const string Surroundings = """
        select exists (select from agent_bot_inboxes where inbox_id = @inboxId and status = 0) as has_bot,
            (select blocked from contacts where id = @contactId) as blocked
        """;

    public async Task<Conversation> StartAsync(
        Inbox inbox, ContactInbox contactInbox, ConversationDraft draft, MessageDraft? firstMessage, Performer? performer, CancellationToken cancellationToken)
    {
        var announcements = new Announcements();
        var conversation = await database.InTransactionAsync(
            async sql =>
            {
                var started = await FindOrInsertAsync(sql, inbox, contactInbox, draft, performer, announcements, cancellationToken);
                if (firstMessage is not null)
                {
                    await messages.WriteAsync(sql, started, firstMessage, performer, announcements, cancellationToken);
                }

                return started;
            },
            cancellationToken);
        await announcer.PublishAsync(announcements, cancellationToken);

        return conversation;
    }

    private async Task<Conversation> FindOrInsertAsync(
        ISql sql, Inbox inbox, ContactInbox contactInbox, ConversationDraft draft, Performer? performer, Announcements announcements, CancellationToken cancellationToken)
    {
        if (inbox.LockToSingleConversation
            && await sql.FindAsync<Conversation>(Last, new { inbox.AccountId, contactInbox.Id }, cancellationToken) is { } last)
        {
            return await ConversationStore.LockAsync(sql, last.AccountId, last.Id, cancellationToken);
        }

        var (hasBot, blocked) = await sql.SingleAsync<(bool HasBot, bool Blocked)>(
            Surroundings, new { inboxId = inbox.Id, contactId = contactInbox.ContactId }, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var conversation = await ConversationStore.InsertAsync(
            sql,
            new Conversation
            {
                AccountId = inbox.AccountId,
                InboxId = inbox.Id,
                ContactId = contactInbox.ContactId,
                ContactInboxId = contactInbox.Id,
                Status = blocked ? ConversationStatus.Resolved : draft.Status ?? (hasBot ? ConversationStatus.Pending : ConversationStatus.Open),
                SnoozedUntil = draft.SnoozedUntil,
                AssigneeId = draft.AssigneeId,
                TeamId = draft.TeamId,
                AdditionalAttributes = draft.AdditionalAttributes,
                CustomAttributes = draft.CustomAttributes,
                WaitingSince = now,
                LastActivityAt = now,
                CreatedAt = now,
                UpdatedAt = now,
            },
            cancellationToken);
        ConversationAnnouncements.Created(announcements, conversation, performer);

        return conversation;
    }
}
