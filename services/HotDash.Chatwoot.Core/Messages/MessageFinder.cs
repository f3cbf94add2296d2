using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>Messages of a conversation, oldest first, in pages by id (app/finders/message_finder.rb).</summary>
public sealed class MessageFinder(Database database)
{
    private const int Page = 20;
    private const int PageAfter = 100;
    private const int PageBetween = 1000;

    public Task<IReadOnlyList<MessageView>> ListAsync(Conversation conversation, MessageRange range, CancellationToken cancellationToken) =>
        CompleteAsync(conversation, range, "", cancellationToken);

    /// <summary>Without private notes and activities: what the customer sees.</summary>
    public Task<IReadOnlyList<MessageView>> ListPublicAsync(Conversation conversation, MessageRange range, CancellationToken cancellationToken) =>
        CompleteAsync(conversation, range, " and not private and message_type <> 2", cancellationToken);

    public async Task<Message?> FindAsync(Conversation conversation, long messageId, CancellationToken cancellationToken) =>
        await database.FindAsync<Message>(
            "select * from messages where id = @messageId and conversation_id = @Id and account_id = @AccountId",
            new { messageId, conversation.Id, conversation.AccountId },
            cancellationToken);

    public async Task<IReadOnlyList<MessageView>> CompleteAsync(Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        var people = await SenderDirectory.ReadAsync(database, conversation.AccountId, messages, cancellationToken);
        var files = await ConversationReader.FilesAsync(database, [.. messages.Select(message => message.Id)], cancellationToken);

        return [.. messages.Select(message => new MessageView(message, conversation.DisplayId, people.Of(message), [.. files[message.Id]]))];
    }

    private async Task<IReadOnlyList<MessageView>> CompleteAsync(Conversation conversation, MessageRange range, string extra, CancellationToken cancellationToken)
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

        return await CompleteAsync(conversation, [.. messages.OrderBy(message => message.Id)], cancellationToken);
    }
}
