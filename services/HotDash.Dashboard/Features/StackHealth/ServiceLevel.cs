namespace HotDash.Dashboard.Features.StackHealth;

public enum ServiceLevel
{
    Healthy,
    Degraded,
    Down,
}
