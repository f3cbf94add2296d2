namespace HotDash.Dashboard.Features.Escalations;

/// <summary>What the rules look at. <see cref="WaitingSince"/> is null when the last word was ours.</summary>
public sealed record EscalationSubject(string Status, DateTimeOffset? WaitingSince, IReadOnlyList<string> Labels, string LastCustomerText);
