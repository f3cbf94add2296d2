using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>A message that is to be sent by mail, with what the mail needs.</summary>
/// <param name="Message">The message.</param>
/// <param name="Conversation">Where it stands.</param>
/// <param name="Inbox">Whose mailbox sends it.</param>
/// <param name="Contact">Who gets it.</param>
/// <param name="SenderName">The agent's name, or null for the system.</param>
/// <param name="InReplyTo">Message-ID of the customer's last mail.</param>
/// <param name="Subject">Of the conversation's first mail.</param>
/// <param name="Files">What the agent attached.</param>
public sealed record OutboundReply(
    Message Message,
    Conversation Conversation,
    EmailInbox Inbox,
    Contact Contact,
    string? SenderName,
    string? InReplyTo,
    string? Subject,
    IReadOnlyList<Attachment> Files);
