namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>One number, of one thing, at one moment.</summary>
public sealed record Sample(DateTime At, string Environment, string Metric, string Subject, double Value, string? Detail = null);
