namespace HotDash.Dashboard.Features.Ideas;

public sealed record Idea
{
    public long Id { get; init; }

    public required string Title { get; init; }

    public required string Reasoning { get; init; }

    public required string Type { get; init; }

    public required string Priority { get; init; }

    public required string Status { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }
}
