using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Conversations;

public sealed record ConversationThread(Conversation Conversation, IReadOnlyList<ConversationMessage> Messages, IReadOnlyList<Agent> Agents);
