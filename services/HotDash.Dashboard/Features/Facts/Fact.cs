namespace HotDash.Dashboard.Features.Facts;

public sealed record Fact
{
    public long Id { get; init; }

    public required string Tile { get; init; }

    public required string Source { get; init; }

    public required string ReadBy { get; init; }

    public DateTime MeasuredAt { get; init; }

    public double? Measure { get; init; }

    /// <summary>The reading as JSON.</summary>
    public required string Reading { get; init; }
}
