namespace HotDash.Dashboard.Features.Escalations;

/// <summary>More than 15 minutes left, 5 to 15, less than 5, none.</summary>
public enum SlaLevel
{
    NobodyWaits,
    Normal,
    Warning,
    Urgent,
    Breached,
}
