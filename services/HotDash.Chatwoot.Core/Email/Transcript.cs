using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Email;

/// <param name="Conversation">Whose words these are.</param>
/// <param name="Inbox">Where it took place.</param>
/// <param name="Channel">The inbox's mailbox, if it is one.</param>
/// <param name="Lines">Oldest first.</param>
public sealed record Transcript(Conversation Conversation, Inbox Inbox, EmailChannel? Channel, IReadOnlyList<TranscriptLine> Lines);
