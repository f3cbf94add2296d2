namespace HotDash.Dashboard.Features.Escalations;

public enum EscalationSeverity
{
    Normal,
    Medium,
    High,
    Critical,
}
