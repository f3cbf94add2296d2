using System.Text.Json;

namespace HotDash.Dashboard.Features.Social;

// GET /api/v1/analytics/post_insights: https://publer.com/docs/analytics/post-insights

internal sealed record InsightsPage(IReadOnlyList<InsightsPost>? Posts, int? TotalPages);

/// <summary>Networks differ in what they report: a measure that is missing counts as nothing.</summary>
internal sealed record InsightsPost(string? Text, string? Title, string? Provider, JsonElement? Analytics, JsonElement? Reach, JsonElement? Engagement);
