namespace HotDash.Hosting.Fly.Model;

/// <summary>Where Fly scrapes Prometheus metrics. Only the first of a group is used.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-metrics-section</remarks>
public sealed record FlyMetrics
{
    public required int Port { get; init; }

    public required string Path { get; init; }

    public bool? Https { get; init; }

    public IReadOnlyList<string> Processes { get; init; } = [];
}
