using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>Changes messages that are already written.</summary>
public sealed class MessageEditor(Database database, Announcer announcer)
{
    private const string Delete = """
        delete from attachments where message_id = @Id and account_id = @AccountId;
        update messages set content = 'This message was deleted', processed_message_content = null, content_type = 0, content_attributes = '{"deleted": true}',
            updated_at = now() where id = @Id and account_id = @AccountId returning *
        """;

    private const string Update = """
        update messages set status = @status, content_attributes = @attributes::jsonb, updated_at = now()
        where id = @Id and account_id = @AccountId returning *
        """;

    public Task<Message> DeleteAsync(Message message, Performer? performer, CancellationToken cancellationToken) =>
        SaveAsync(Delete, message, message.Status, message.ContentAttributes ?? "{}", performer, cancellationToken);

    /// <summary>A read message does not go back to delivered.</summary>
    public async Task<Message> SetStatusAsync(Message message, MessageStatus status, string? error, Performer? performer, CancellationToken cancellationToken)
    {
        if (message.Status == MessageStatus.Read && status == MessageStatus.Delivered)
        {
            return message;
        }

        var attributes = RailsJson.Parse(message.ContentAttributes).AsObject();
        attributes["external_error"] = status == MessageStatus.Failed ? error : null;
        if (attributes["external_error"] is null)
        {
            attributes.Remove("external_error");
        }

        return await SaveAsync(Update, message, status, RailsJson.Text(attributes), performer, cancellationToken);
    }

    public Task<Message> RetryAsync(Message message, Performer? performer, CancellationToken cancellationToken) =>
        SetStatusAsync(message, MessageStatus.Sent, null, performer, cancellationToken);

    /// <summary>Sets what a customer entered into an interactive message.</summary>
    public async Task<Message> SetSubmittedAsync(Message message, JsonObject submitted, CancellationToken cancellationToken)
    {
        var attributes = RailsJson.Parse(message.ContentAttributes).AsObject();
        foreach (var (name, value) in submitted)
        {
            attributes[name] = value?.DeepClone();
        }

        return await SaveAsync(Update, message, message.Status, RailsJson.Text(attributes), null, cancellationToken);
    }

    private async Task<Message> SaveAsync(
        string statement, Message message, MessageStatus status, string attributes, Performer? performer, CancellationToken cancellationToken)
    {
        var saved = await database.InTransactionAsync(
            sql => sql.SingleAsync<Message>(statement, new { message.Id, message.AccountId, status, attributes }, cancellationToken), cancellationToken);
        await announcer.PublishAsync(MessageWriter.Event(EventNames.MessageUpdated, saved, performer), cancellationToken);

        return saved;
    }
}
