namespace HotDash.Dashboard.Features.Escalations;

public enum EscalationReason
{
    WaitedTooLong,
    Labelled,
    Legal,
    Abuse,
    Vip,
    Damage,
    LargeRefund,
}
