using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Escalations;

internal static class EscalationText
{
    public static string Reason(EscalationReason reason) => reason switch
    {
        EscalationReason.WaitedTooLong => "SLA breached",
        EscalationReason.Labelled => "Escalated",
        EscalationReason.Legal => "Legal threat",
        EscalationReason.Abuse => "Abuse",
        EscalationReason.Vip => "VIP or dealer",
        EscalationReason.Damage => "Damage",
        EscalationReason.LargeRefund => "Large refund",
        _ => reason.ToString(),
    };

    public static Tone ToneOf(Escalation escalation) => escalation switch
    {
        { Severity: EscalationSeverity.Critical or EscalationSeverity.High } => Tone.Critical,
        { Sla: SlaLevel.Breached } => Tone.Critical,
        { Severity: EscalationSeverity.Medium } => Tone.Warning,
        { Sla: SlaLevel.Urgent or SlaLevel.Warning } => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static string Sla(SlaLevel level) => level switch
    {
        SlaLevel.NobodyWaits => "Answered",
        SlaLevel.Normal => "In time",
        SlaLevel.Warning => "Due soon",
        SlaLevel.Urgent => "Due now",
        _ => "SLA breached",
    };
}
