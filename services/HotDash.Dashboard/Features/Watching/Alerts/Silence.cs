namespace HotDash.Dashboard.Features.Watching.Alerts;

/// <summary>Nobody is told about a rule of an environment until it expires. Alerts are recorded all the same.</summary>
public sealed record Silence(long Id, string Environment, string Rule, string Reason, string CreatedBy, DateTime CreatedAt, DateTime ExpiresAt);
