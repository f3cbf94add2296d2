using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Escalations;

/// <summary>Applies the rules to the conversations that wait longest, which is where escalations are.</summary>
internal sealed class EscalationReader(ChatwootClient chatwoot, EscalationRules rules, TimeProvider time)
{
    private const int OpenPages = 2;

    public async Task<IReadOnlyList<EscalatedConversation>> ReadAsync(CancellationToken cancellationToken)
    {
        var queries = Enumerable.Range(1, OpenPages)
            .Select(page => new ConversationQuery { Status = "open", Sort = "waiting_since_asc", Page = page })
            .Append(new ConversationQuery { Status = "pending", Sort = "waiting_since_asc" });
        var pages = await Task.WhenAll(queries.Select(query => chatwoot.ListConversationsAsync(query, cancellationToken)));
        var now = time.GetUtcNow();

        return [.. pages
            .SelectMany(page => page.Payload)
            .DistinctBy(conversation => conversation.Id)
            .Select(conversation => new EscalatedConversation(conversation, rules.Evaluate(Subject(conversation), now)))
            .Where(escalated => escalated.Escalation.IsNeeded)
            .OrderByDescending(escalated => escalated.Escalation.Severity)
            .ThenBy(escalated => escalated.Escalation.DueAt ?? DateTimeOffset.MaxValue)];
    }

    public Escalation Evaluate(Conversation conversation) => rules.Evaluate(Subject(conversation), time.GetUtcNow());

    private static EscalationSubject Subject(Conversation conversation) => new(
        conversation.Status,
        conversation.WaitingSince > 0 ? DateTimeOffset.FromUnixTimeSeconds(conversation.WaitingSince) : null,
        conversation.Labels,
        conversation.LastNonActivityMessage is { MessageType: MessageKind.Incoming, Content: { } text } ? text : "");
}
