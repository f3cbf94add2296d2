namespace HotDash.Dashboard.Features.Decisions;

/// <summary>Newest first; <see cref="Before"/> continues where a page ended.</summary>
public sealed record DecisionFilter(string? Text, long? Before, int Limit);
