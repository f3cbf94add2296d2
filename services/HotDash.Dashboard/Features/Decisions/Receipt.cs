namespace HotDash.Dashboard.Features.Decisions;

/// <summary>What a tool did with a decision.</summary>
internal sealed record Receipt(string Tool, bool Ok, string? ExternalId, string? Detail);
