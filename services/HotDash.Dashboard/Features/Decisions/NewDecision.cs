using HotDash.Dashboard.Features.Accounts;

namespace HotDash.Dashboard.Features.Decisions;

/// <summary>A decision to be recorded. The key makes recording it a second time a no-op.</summary>
internal sealed record NewDecision(Actor Actor, string Action, string Reference, string IdempotencyKey)
{
    public string? Rationale { get; init; }

    public string? Evidence { get; init; }

    public object Payload { get; init; } = new { };
}
