namespace HotDash.Dashboard.Features.Escalations;

/// <summary>The rules' verdict on one conversation.</summary>
public sealed record Escalation(IReadOnlyList<EscalationReason> Reasons, EscalationSeverity Severity, SlaLevel Sla, DateTimeOffset? DueAt)
{
    public bool IsNeeded => Reasons.Count > 0;
}
