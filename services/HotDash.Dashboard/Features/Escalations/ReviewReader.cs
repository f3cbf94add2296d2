using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Conversations;

namespace HotDash.Dashboard.Features.Escalations;

internal sealed class ReviewReader(ConversationReader conversations, EscalationReader escalations, IReplySuggester suggester, TimeProvider time)
{
    public async Task<ReviewSubject> ReadAsync(long id, CancellationToken cancellationToken)
    {
        var thread = await conversations.ReadAsync(id, cancellationToken);
        var escalation = escalations.Evaluate(thread.Conversation);
        var suggestion = await suggester.SuggestAsync(
            new SuggestionSubject(
                ConversationText.ContactName(thread.Conversation.Meta.Sender),
                thread.Conversation.Labels,
                thread.Messages.LastOrDefault(message => message.MessageType == MessageKind.Incoming)?.Content ?? "",
                ConversationText.Waiting(thread.Conversation, time.GetUtcNow()),
                escalation),
            cancellationToken);

        return new ReviewSubject(thread, escalation, suggestion);
    }
}
