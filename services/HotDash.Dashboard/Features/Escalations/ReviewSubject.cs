using HotDash.Dashboard.Features.Conversations;

namespace HotDash.Dashboard.Features.Escalations;

/// <summary>What the review dialog shows of a conversation.</summary>
public sealed record ReviewSubject(ConversationThread Thread, Escalation Escalation, ReplySuggestion? Suggestion);
