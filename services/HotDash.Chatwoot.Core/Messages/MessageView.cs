using HotDash.Chatwoot.Core.Attachments;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>A message with what its JSON shows beside its own columns.</summary>
public sealed record MessageView(Message Message, long ConversationDisplayId, Sender? Sender, IReadOnlyList<Attachment> Attachments);
