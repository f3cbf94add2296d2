using System.Globalization;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Decisions;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>Reads an applied reply back from Chatwoot: it must stand there once, with the approved text.</summary>
internal sealed class ReplyAuditor(ApplyStore store, OwnMessages messages)
{
    public async Task AuditAsync(Approval approval, CancellationToken cancellationToken)
    {
        if (approval is not { ConversationId: { } conversationId, NoteMessageId: { } noteId })
        {
            return;
        }

        var found = await messages.FindAsync(conversationId, noteId, approval.ReplySource, cancellationToken);
        await store.MarkAuditedAsync(approval, Judge(approval, found), cancellationToken);
    }

    private static Receipt Judge(Approval approval, IReadOnlyList<ConversationMessage> found) => found switch
    {
        [{ Private: false } only] when only.Content == approval.Content =>
            new Receipt(Tools.ReplyAudit, Ok: true, only.Id.ToString(CultureInfo.InvariantCulture), "found once, as approved"),
        [] => new Receipt(Tools.ReplyAudit, Ok: false, null, "not found in the conversation"),
        [var only] => new Receipt(Tools.ReplyAudit, Ok: false, only.Id.ToString(CultureInfo.InvariantCulture), "differs from what was approved"),
        _ => new Receipt(Tools.ReplyAudit, Ok: false, null, $"found {found.Count} times"),
    };
}
