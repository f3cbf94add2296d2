namespace HotDash.Dashboard.Features.StackHealth;

/// <summary>One thing that the stack consists of, as measured from here.</summary>
public sealed record ServiceHealth(string Name, ServiceLevel Level, string Detail, string? Version, TimeSpan Elapsed);
