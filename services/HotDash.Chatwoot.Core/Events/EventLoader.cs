using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>Reads the records that an event names. A record that is gone gives null, and the event is dropped, as Rails drops such jobs.</summary>
public sealed class EventLoader(Database database, ConversationReader conversations, MessageFinder messages)
{
    public async Task<EventRecord?> LoadAsync(string name, DateTimeOffset at, JsonObject data, CancellationToken cancellationToken)
    {
        if (Id(data, "message") is { } messageId)
        {
            return await OfMessageAsync(name, at, data, messageId, cancellationToken);
        }

        if (Id(data, "conversation") is { } conversationId)
        {
            return await FindConversationAsync(conversationId, cancellationToken) is { } view
                ? await RecordAsync(name, at, data, view.Conversation.AccountId, null, view, view.Contact, cancellationToken)
                : null;
        }

        return Id(data, "contact") is { } contactId
            && await database.FindAsync<Contact>("select * from contacts where id = @contactId", new { contactId }, cancellationToken) is { } contact
                ? await RecordAsync(name, at, data, contact.AccountId, null, null, contact, cancellationToken)
                : null;
    }

    private async Task<EventRecord?> OfMessageAsync(string name, DateTimeOffset at, JsonObject data, long messageId, CancellationToken cancellationToken)
    {
        var message = await database.FindAsync<Message>("select * from messages where id = @messageId", new { messageId }, cancellationToken);
        if (message is null || await FindConversationAsync(message.ConversationId, cancellationToken) is not { } view)
        {
            return null;
        }

        var complete = await messages.CompleteAsync(view.Conversation, [message], cancellationToken);

        return await RecordAsync(name, at, data, message.AccountId, complete[0], view, view.Contact, cancellationToken);
    }

    private async Task<EventRecord?> RecordAsync(
        string name, DateTimeOffset at, JsonObject data, long accountId, MessageView? message, ConversationView? conversation, Contact? contact,
        CancellationToken cancellationToken)
    {
        var account = await database.FindAsync<Account>("select * from accounts where id = @accountId", new { accountId }, cancellationToken);

        return account is null
            ? null
            : new EventRecord { Name = name, At = at, Account = account, Data = data, Message = message, Conversation = conversation, Contact = contact };
    }

    private async Task<ConversationView?> FindConversationAsync(long id, CancellationToken cancellationToken)
    {
        var conversation = await database.FindAsync<Conversation>("select * from conversations where id = @id", new { id }, cancellationToken);

        return conversation is null
            ? null
            : (await conversations.CompleteAsync(database, conversation.AccountId, [conversation], null, cancellationToken)).SingleOrDefault();
    }

    private static long? Id(JsonObject data, string name) => GlobalId.TryParse(data[name]?.ToString(), out var id) ? id.Id : null;
}
