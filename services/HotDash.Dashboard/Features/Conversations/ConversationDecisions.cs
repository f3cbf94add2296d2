using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Decisions;

namespace HotDash.Dashboard.Features.Conversations;

/// <summary>What an operator does to a conversation besides answering. The decision is recorded first, its receipt after the effect.</summary>
internal sealed class ConversationDecisions(DecisionLog log, ChatwootClient chatwoot, LabelWriter labels)
{
    public const string EscalationLabel = "escalation";

    public Task EscalateAsync(long id, ConversationOrder order, CancellationToken cancellationToken) => DecideAsync(
        id, "chatwoot.escalate", Tools.AddLabel, order, new { label = EscalationLabel, order.Grades },
        () => labels.AddAsync(id, EscalationLabel, cancellationToken), cancellationToken);

    public Task SetStatusAsync(long id, string status, ConversationOrder order, CancellationToken cancellationToken) => DecideAsync(
        id, status == "resolved" ? "chatwoot.mark_resolved" : "chatwoot.reopen", Tools.SetStatus, order, new { status, order.Grades },
        () => chatwoot.SetStatusAsync(id, status, cancellationToken), cancellationToken);

    public Task AssignAsync(long id, long? agentId, ConversationOrder order, CancellationToken cancellationToken) => DecideAsync(
        id, "chatwoot.assign", Tools.Assign, order, new { agent = agentId },
        () => chatwoot.AssignAsync(id, agentId, cancellationToken), cancellationToken);

    public Task AddNoteAsync(long id, string text, ConversationOrder order, CancellationToken cancellationToken) => DecideAsync(
        id, "chatwoot.note", Tools.AddNote, order, new { text },
        () => AddNoteOnceAsync(id, text, $"hotdash:note:{order.OperationId}", cancellationToken), cancellationToken);

    /// <summary>An attempt whose answer was lost may have worked.</summary>
    private async Task AddNoteOnceAsync(long id, string text, string sourceId, CancellationToken cancellationToken)
    {
        var latest = await chatwoot.ListMessagesAsync(id, after: null, cancellationToken);

        if (latest.All(message => message.SourceId != sourceId))
        {
            await chatwoot.CreateMessageAsync(id, new NewMessage(text, Private: true, sourceId), cancellationToken);
        }
    }

    private async Task DecideAsync(
        long id, string action, string tool, ConversationOrder order, object payload, Func<Task> act, CancellationToken cancellationToken)
    {
        using var activity = DashboardTelemetry.StartAct(action);

        if (!order.Actor.MayAct)
        {
            await log.RecordAsync(
                new NewDecision(order.Actor, $"refused.{action}", Reference(id), $"refused:{Guid.NewGuid()}"), cancellationToken);

            throw new ChatwootException(ChatwootFailure.Refused, "Your role may look but not decide.");
        }

        var (decisionId, isNew) = await log.RecordAsync(
            new NewDecision(order.Actor, action, Reference(id), $"{action}:{order.OperationId}") { Rationale = order.Rationale, Payload = payload },
            cancellationToken);

        // The same button pressed again: done and under way stay as they are, failed is tried again.
        if (!isNew && await log.ReadOutcomeAsync(decisionId, cancellationToken) is not false)
        {
            return;
        }

        try
        {
            await act();
            await log.AddReceiptAsync(decisionId, new Receipt(tool, Ok: true, Reference(id), null), cancellationToken);
        }
        catch (ChatwootException exception)
        {
            await log.AddReceiptAsync(decisionId, new Receipt(tool, Ok: false, null, exception.Message), cancellationToken);

            throw;
        }
    }

    private static string Reference(long id) => $"chatwoot:{id}";
}
