using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>What a customer who was not there is told by mail.</summary>
/// <param name="Conversation">Where it was said.</param>
/// <param name="Inbox">Where it took place.</param>
/// <param name="Channel">The inbox's mailbox, if it is one.</param>
/// <param name="Contact">Who gets the mail.</param>
/// <param name="InReplyTo">Message-ID of the customer's last mail, if the customer last wrote by mail.</param>
/// <param name="LastId">The newest of the replies.</param>
/// <param name="Earlier">What was said before, oldest first; empty when the customer has it in the own mailbox.</param>
/// <param name="Replies">Oldest first, never empty.</param>
public sealed record ReplyDigest(
    Conversation Conversation,
    Inbox Inbox,
    EmailChannel? Channel,
    Contact Contact,
    string? InReplyTo,
    long LastId,
    IReadOnlyList<TranscriptLine> Earlier,
    IReadOnlyList<TranscriptLine> Replies);
