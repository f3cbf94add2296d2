using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Json;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>The one way to write a message: row, files, the conversation's life cycle and events together.</summary>
public sealed class MessageWriter(Database database, ConversationWriter conversations, Announcer announcer, TimeProvider clock)
{
    internal const string Insert = """
        insert into messages (content, account_id, inbox_id, conversation_id, message_type, content_type, private, content_attributes,
            additional_attributes, source_id, sender_type, sender_id, processed_message_content, created_at, updated_at)
        values (@content, @accountId, @inboxId, @conversationId, @messageType, @contentType, @isPrivate, @contentAttributes::jsonb,
            @additionalAttributes::jsonb, @sourceId, @senderType, @senderId, @content, @createdAt, @now)
        returning *
        """;

    /// <summary>Chatwoot's MESSAGE_PER_MINUTE_LIMIT.</summary>
    private const int MaxPerMinute = 200;

    internal const string Flood = "select created_at from messages where conversation_id = @Id order by id desc offset @offset limit 1";

    internal const string ContactSeen = "update contacts set last_activity_at = @now where id = @contactId and account_id = @accountId";

    public async Task<MessageView> WriteAsync(
        Conversation conversation, MessageDraft draft, Performer? performer, CancellationToken cancellationToken)
    {
        var announcements = new Announcements();
        var view = await database.InTransactionAsync(
            async sql =>
            {
                var locked = await ConversationStore.LockAsync(sql, conversation.AccountId, conversation.Id, cancellationToken);

                return await WriteAsync(sql, locked, draft, performer, announcements, cancellationToken);
            },
            cancellationToken);
        await announcer.PublishAsync(announcements, cancellationToken);

        return view;
    }

    /// <summary>For callers that hold a transaction and the conversation's lock. They publish the announcements after their commit.</summary>
    public async Task<MessageView> WriteAsync(
        ISql sql, Conversation conversation, MessageDraft draft, Performer? performer, Announcements announcements, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await RefuseFloodAsync(sql, conversation, now, cancellationToken);
        var message = await InsertAsync(sql, conversation, draft, now, cancellationToken);
        var files = await AttachmentStore.AddAsync(sql, message, draft.Files, cancellationToken);
        announcements.Add(Event(EventNames.MessageCreated, message, performer));

        if (draft.MessageType == MessageType.Incoming)
        {
            await sql.ExecuteAsync(ContactSeen, new { now, conversation.ContactId, conversation.AccountId }, cancellationToken);
        }

        var life = await MessageEffects.OfAsync(sql, conversation, message, draft, now, cancellationToken);
        await conversations.SaveAsync(sql, conversation, life.Conversation, life.StatusChangedBySystem ? null : performer, announcements, cancellationToken);
        AddReplies(announcements, conversation, message, draft, life, performer);

        return new MessageView(message, conversation.DisplayId, draft.Sender, files);
    }

    private static async Task RefuseFloodAsync(ISql sql, Conversation conversation, DateTime now, CancellationToken cancellationToken)
    {
        if (await sql.FindAsync<DateTime?>(Flood, new { conversation.Id, offset = MaxPerMinute - 1 }, cancellationToken) > now.AddMinutes(-1))
        {
            throw Failure.Unprocessable("Too many messages");
        }
    }

    public static DomainEvent Event(string name, Message message, Performer? performer, JsonObject? changed = null)
    {
        var data = new JsonObject { ["message"] = RecordId.Message(message.Id) };
        if (changed is not null)
        {
            data["previous_changes"] = changed;
        }

        data["performed_by"] = performer?.Record;

        return new DomainEvent(name, message.AccountId, data);
    }

    private static void AddReplies(
        Announcements announcements, Conversation conversation, Message message, MessageDraft draft, MessageEffects life, Performer? performer)
    {
        if (life.IsFirstReply)
        {
            announcements.Add(Event(EventNames.FirstReplyCreated, message, performer));
        }
        else if (life.IsReply && conversation.WaitingSince is { } waitingSince)
        {
            var reply = Event(EventNames.ReplyCreated, message, performer);
            reply.Data["waiting_since"] = RailsTime.FractionalSeconds(waitingSince);
            announcements.Add(reply);
        }

        if (life.ChannelType is ChannelType.Email or ChannelType.WebWidget && draft is { MessageType: MessageType.Outgoing or MessageType.Template, Private: false })
        {
            announcements.Add(new ActiveJob { JobClass = JobClasses.SendReply, Queue = Queues.High, Arguments = new JsonArray(message.Id) });
        }
    }

    private static Task<Message> InsertAsync(ISql sql, Conversation conversation, MessageDraft draft, DateTime now, CancellationToken cancellationToken) =>
        sql.SingleAsync<Message>(
            Insert,
            new
            {
                content = draft.Content,
                accountId = conversation.AccountId,
                inboxId = conversation.InboxId,
                conversationId = conversation.Id,
                messageType = draft.MessageType,
                contentType = draft.ContentType,
                isPrivate = draft.Private,
                contentAttributes = draft.ContentAttributes,
                additionalAttributes = draft.AdditionalAttributes,
                sourceId = draft.SourceId,
                senderType = draft.Sender?.Type,
                senderId = draft.Sender?.Id,
                createdAt = draft.CreatedAt ?? now,
                now,
            },
            cancellationToken);
}
