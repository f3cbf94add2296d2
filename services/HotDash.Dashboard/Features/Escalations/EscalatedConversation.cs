using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Escalations;

public sealed record EscalatedConversation(Conversation Conversation, Escalation Escalation);
