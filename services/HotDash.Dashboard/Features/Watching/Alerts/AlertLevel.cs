namespace HotDash.Dashboard.Features.Watching.Alerts;

public enum AlertLevel
{
    Ok,
    Warning,
    Critical,
}
