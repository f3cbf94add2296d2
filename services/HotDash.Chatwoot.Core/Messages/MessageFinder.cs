using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>Messages of a conversation, oldest first, in pages by id (app/finders/message_finder.rb).</summary>
public sealed class MessageFinder(Database database)
{
    private const int Page = 20;
    private const int PageAfter = 100;
    private const int PageBetween = 1000;

    public async Task<MessagePage> ListAsync(Conversation conversation, MessageRange range, CancellationToken cancellationToken) =>
        await CompletePageAsync(conversation, await RowsAsync(conversation, range, "", cancellationToken), cancellationToken);

    /// <summary>Without private notes and activities: what the customer sees.</summary>
    public async Task<MessagePage> ListPublicAsync(Conversation conversation, MessageRange range, CancellationToken cancellationToken) =>
        await CompletePageAsync(conversation, await RowsAsync(conversation, range, " and not private and message_type <> 2", cancellationToken), cancellationToken);

    public async Task<Message?> FindAsync(Conversation conversation, long messageId, CancellationToken cancellationToken) =>
        await database.FindAsync<Message>(
            "select * from messages where id = @messageId and conversation_id = @Id and account_id = @AccountId",
            new { messageId, conversation.Id, conversation.AccountId },
            cancellationToken);

    public async Task<IReadOnlyList<MessageView>> CompleteAsync(Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken) =>
        (await CompletePageAsync(conversation, messages, cancellationToken)).Messages;

    private Task<MessagePage> CompletePageAsync(Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken) =>
        database.MultipleAsync(
            SenderDirectory.Query + ConversationReader.Files,
            new
            {
                accountId = conversation.AccountId,
                userIds = SenderDirectory.Ids(messages, SenderType.User).Append(conversation.AssigneeId ?? 0).Distinct().ToArray(),
                contactIds = SenderDirectory.Ids(messages, SenderType.Contact).Append(conversation.ContactId).Distinct().ToArray(),
                botIds = SenderDirectory.Ids(messages, SenderType.AgentBot).Append(conversation.AssigneeAgentBotId ?? 0).Distinct().ToArray(),
                messageIds = messages.Select(message => message.Id).ToArray(),
            },
            async grid =>
            {
                var people = await SenderDirectory.ReadAsync(grid);
                var files = (await grid.ReadAsync<Attachment>()).ToLookup(file => file.MessageId);

                return new MessagePage([.. messages.Select(message => new MessageView(message, conversation.DisplayId, people.Of(message), [.. files[message.Id]]))], people);
            },
            cancellationToken);

    private async Task<IReadOnlyList<Message>> RowsAsync(Conversation conversation, MessageRange range, string extra, CancellationToken cancellationToken)
    {
        var (bounds, order, limit) = range switch
        {
            { After: not null, Before: not null } => (" and id >= @After and id < @Before", "id", PageBetween),
            { After: not null } => (" and id > @After", "id", PageAfter),
            { Before: not null } => (" and id < @Before", "id desc", Page),
            _ => ("", "id desc", Page),
        };
        var messages = await database.ListAsync<Message>(
            $"select * from messages where conversation_id = @Id{bounds}{extra} order by {order} limit {limit}",
            new { conversation.Id, range.After, range.Before },
            cancellationToken);

        return [.. messages.OrderBy(message => message.Id)];
    }
}
