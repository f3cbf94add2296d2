using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Templates;

/// <summary>What an inbox answers by itself: a greeting, word that nobody is in, a survey at the end (MessageTemplates::HookExecutionService).</summary>
public sealed class TemplateListener(Database database, MessageWriter messages, TimeProvider clock) : IEventListener
{
    /// <summary>An agent who wrote this recently is there, whatever the hours say.</summary>
    private static readonly TimeSpan s_present = TimeSpan.FromMinutes(5);

    private const string Before = """
        select exists (select from messages where conversation_id = @Id and message_type = 1) as answered,
            exists (select from messages where conversation_id = @Id and message_type = 1 and not private and created_at > @present) as present,
            exists (select from messages where conversation_id = @Id and message_type = 3) as templated,
            exists (select from messages where conversation_id = @Id and message_type = 3 and created_at > @today) as templated_today,
            exists (select from messages where conversation_id = @Id and content_type = 9) as surveyed
        """;

    public async Task OnAsync(EventRecord happened, CancellationToken cancellationToken)
    {
        if (happened.Conversation is not { } view || Concerns(happened, view.Inbox) is false)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var before = await database.SingleAsync<(bool Answered, bool Present, bool Templated, bool TemplatedToday, bool Surveyed)>(
            Before, new { view.Conversation.Id, present = now - s_present, today = now.Date }, cancellationToken);

        if (happened.Name == EventNames.ConversationResolved)
        {
            if (!before.Surveyed && SurveyRules.From(view.Inbox) is var rules && rules.Allow(view.Conversation))
            {
                await messages.WriteAsync(view.Conversation, rules.Draft(), null, cancellationToken);
            }

            return;
        }

        if (view.Inbox is { WorkingHoursEnabled: true, OutOfOfficeMessage.Length: > 0 } && !before.Present && !before.TemplatedToday
            && !await IsOpenAsync(view.Inbox, cancellationToken))
        {
            await WriteAsync(view.Conversation, view.Inbox.OutOfOfficeMessage, cancellationToken);
        }
        else if (view.Inbox is { GreetingEnabled: true, GreetingMessage.Length: > 0 } && !before.Answered && !before.Templated)
        {
            await WriteAsync(view.Conversation, view.Inbox.GreetingMessage, cancellationToken);
        }
    }

    private static bool Concerns(EventRecord happened, Inbox inbox) => happened.Name switch
    {
        EventNames.MessageCreated => happened.Message?.Message is { MessageType: MessageType.Incoming, Private: false }
            && (inbox.GreetingEnabled || inbox.WorkingHoursEnabled),
        EventNames.ConversationResolved => inbox.CsatSurveyEnabled,
        _ => false,
    };

    private async Task<bool> IsOpenAsync(Inbox inbox, CancellationToken cancellationToken) =>
        OpeningHours.IsOpen(
            await database.ListAsync<WorkingHour>("select * from working_hours where inbox_id = @Id", new { inbox.Id }, cancellationToken), inbox.Timezone, clock.GetUtcNow());

    private async Task WriteAsync(Conversation conversation, string content, CancellationToken cancellationToken) =>
        await messages.WriteAsync(conversation, new MessageDraft { Content = content, MessageType = MessageType.Template }, null, cancellationToken);
}
