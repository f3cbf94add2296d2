using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Features.Public;

/// <summary>What the identifiers in a path of the public API stand for.</summary>
internal sealed class PublicInbox(Database database)
{
    public async Task<ApiChannel> ChannelAsync(string inboxIdentifier, CancellationToken cancellationToken) =>
        await database.FindAsync<ApiChannel>("select * from channel_api where identifier = @inboxIdentifier", new { inboxIdentifier }, cancellationToken)
        ?? throw Failure.NotFound();

    public async Task<Inbox> InboxAsync(ApiChannel channel, CancellationToken cancellationToken) =>
        await database.FindAsync<Inbox>(
            "select * from inboxes where channel_type = 'Channel::Api' and channel_id = @Id and account_id = @AccountId", channel, cancellationToken)
        ?? throw Failure.NotFound();

    public async Task<ContactInbox> ContactInboxAsync(string inboxIdentifier, string contactIdentifier, CancellationToken cancellationToken)
    {
        var inbox = await InboxAsync(await ChannelAsync(inboxIdentifier, cancellationToken), cancellationToken);

        return await ContactStore.FindInboxAsync(database, inbox.Id, contactIdentifier, cancellationToken) ?? throw Failure.NotFound();
    }

    /// <summary>A verified contact sees all its conversations of the inbox, others those of this identity.</summary>
    public async Task<Conversation> ConversationAsync(ContactInbox contactInbox, long displayId, CancellationToken cancellationToken) =>
        await database.FindAsync<Conversation>(
            """
            select c.* from conversations c where c.inbox_id = @InboxId and c.display_id = @displayId
                and (c.contact_inbox_id = @Id or (@HmacVerified and c.contact_id = @ContactId))
            """,
            new { contactInbox.InboxId, contactInbox.Id, contactInbox.ContactId, contactInbox.HmacVerified, displayId },
            cancellationToken)
        ?? throw Failure.NotFound();
}
