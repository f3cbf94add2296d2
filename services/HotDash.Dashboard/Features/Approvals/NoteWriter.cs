using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>Puts a drafted reply into its conversation as a private note, once, which makes it ready for review.</summary>
internal sealed class NoteWriter(ApprovalStore store, OwnMessages messages, ChatwootClient chatwoot)
{
    public async Task SubmitAsync(Approval draft, CancellationToken cancellationToken)
    {
        if (draft is not { Kind: ApprovalKinds.CxReply, ConversationId: { } conversationId })
        {
            await store.SubmitAsync(draft.Id, noteMessageId: null, cancellationToken);

            return;
        }

        var noteId = draft.AnchorMessageId is { } anchor
            ? (await messages.FindAsync(conversationId, anchor, NoteSource(draft), cancellationToken)).Select(message => (long?)message.Id).FirstOrDefault()
            : null;

        if (draft.AnchorMessageId is null)
        {
            await store.SetAnchorAsync(draft.Id, await messages.ReadAnchorAsync(conversationId, cancellationToken), cancellationToken);
        }

        noteId ??= (await chatwoot.CreateMessageAsync(
            conversationId, new NewMessage($"Draft reply, waiting for approval:\n\n{draft.Content}", Private: true, NoteSource(draft)), cancellationToken)).Id;
        await store.SubmitAsync(draft.Id, noteId, cancellationToken);
    }

    /// <summary>An edited draft is another note, so its text is part of the name.</summary>
    private static string NoteSource(Approval draft) =>
        $"{draft.NoteSource}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(draft.Content)))[..12]}";
}
