namespace HotDash.Dashboard.Features.Decisions;

public sealed record Decision
{
    public long Id { get; init; }

    public DateTime At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Reference { get; init; }

    public string? Rationale { get; init; }

    public string? Evidence { get; init; }

    public required string Payload { get; init; }

    /// <summary>Null: nothing was applied, or it is still under way.</summary>
    public bool? Applied { get; init; }

    /// <summary>What the tool that applied it answered.</summary>
    public string? Receipt { get; init; }
}
