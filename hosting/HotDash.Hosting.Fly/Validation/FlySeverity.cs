namespace HotDash.Hosting.Fly.Validation;

/// <summary>Whether a finding stops a publish.</summary>
public enum FlySeverity
{
    Warning,
    Error,
}
