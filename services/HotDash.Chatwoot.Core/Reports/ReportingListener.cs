using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;

namespace HotDash.Chatwoot.Core.Reports;

/// <summary>Writes the measurements that reports add up (app/listeners/reporting_event_listener.rb).</summary>
public sealed class ReportingListener(Database database) : IEventListener
{
    private const string Insert = """
        insert into reporting_events (name, value, value_in_business_hours, account_id, inbox_id, user_id, conversation_id, event_start_time, event_end_time)
        values (@name, @value, @value, @AccountId, @InboxId, @userId, @Id, @start, @end)
        """;

    public async Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        if (happened.Conversation?.Conversation is not { } conversation)
        {
            return;
        }

        var at = happened.Message?.Message.CreatedAt ?? conversation.UpdatedAt;

        switch (happened.Name)
        {
            case EventNames.ConversationResolved:
                await WriteAsync("conversation_resolved", conversation, conversation.AssigneeId, conversation.CreatedAt, at, cancellationToken);
                break;
            case EventNames.FirstReplyCreated:
                await WriteAsync("first_response", conversation, Author(happened, conversation), conversation.CreatedAt, at, cancellationToken);
                break;
            case EventNames.ReplyCreated when happened.Data["waiting_since"]?.GetValue<double>() is { } waitingSince:
                await WriteAsync("reply_time", conversation, Author(happened, conversation), DateTime.UnixEpoch.AddSeconds(waitingSince), at, cancellationToken);
                break;
            case EventNames.ConversationOpened:
                await WriteAsync("conversation_opened", conversation, conversation.AssigneeId, at, at, cancellationToken);
                break;
        }
    }

    private static long? Author(EventRecord happened, Conversation conversation) => happened.Message?.Sender?.Agent?.Id ?? conversation.AssigneeId;

    private async Task WriteAsync(string name, Conversation conversation, long? userId, DateTime start, DateTime end, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            Insert,
            new { name, value = Math.Max(0, (end - start).TotalSeconds), conversation.AccountId, conversation.InboxId, userId, conversation.Id, start, end },
            cancellationToken);
}
