using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>Deletes an inbox with everything in it.</summary>
public sealed class InboxRemoval(Database database)
{
    private const string Delete = """
        delete from taggings where taggable_type = 'Conversation' and taggable_id in (select id from conversations where inbox_id = @Id);
        delete from attachments where message_id in (select id from messages where inbox_id = @Id);
        delete from messages where inbox_id = @Id and account_id = @AccountId;
        delete from conversations where inbox_id = @Id and account_id = @AccountId;
        delete from contact_inboxes where inbox_id = @Id;
        delete from inbox_members where inbox_id = @Id;
        delete from agent_bot_inboxes where inbox_id = @Id;
        delete from working_hours where inbox_id = @Id;
        delete from channel_api where @ChannelType = 'Channel::Api' and id = @ChannelId;
        delete from channel_email where @ChannelType = 'Channel::Email' and id = @ChannelId;
        delete from channel_web_widgets where @ChannelType = 'Channel::WebWidget' and id = @ChannelId;
        delete from inboxes where id = @Id and account_id = @AccountId;
        """;

    public async Task RemoveAsync(Inbox inbox, CancellationToken cancellationToken) =>
        await database.InTransactionAsync(
            sql => sql.ExecuteAsync(Delete, new { inbox.Id, inbox.AccountId, inbox.ChannelType, inbox.ChannelId }, cancellationToken), cancellationToken);
}
