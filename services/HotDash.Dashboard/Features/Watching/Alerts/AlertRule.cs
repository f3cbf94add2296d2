namespace HotDash.Dashboard.Features.Watching.Alerts;

/// <summary>When a measurement is bad, for how long before somebody is told, and what helps.</summary>
/// <param name="Name">Names the rule in the database and in notices.</param>
/// <param name="Title">For people.</param>
/// <param name="Metric">One of <see cref="Probes.WatchMetrics"/>.</param>
/// <param name="IsBelow">Whether low values are the bad ones.</param>
/// <param name="Warning">Null: there is no warning.</param>
/// <param name="Critical">Null: it never becomes critical.</param>
/// <param name="Hold">How long it has to be bad.</param>
/// <param name="Unit">Behind the number.</param>
/// <param name="Remedy">The first thing to do.</param>
public sealed record AlertRule(
    string Name, string Title, string Metric, bool IsBelow, double? Warning, double? Critical, TimeSpan Hold, string Unit, string Remedy)
{
    /// <summary>0: as the product ships it.</summary>
    public int Version { get; init; }

    public bool IsEnabled { get; init; } = true;

    public string? ChangedBy { get; init; }

    public string? Reason { get; init; }

    public AlertLevel LevelOf(double value) => IsBad(value, Critical) ? AlertLevel.Critical : IsBad(value, Warning) ? AlertLevel.Warning : AlertLevel.Ok;

    public double? Limit(AlertLevel level) => level == AlertLevel.Critical ? Critical : Warning ?? Critical;

    private bool IsBad(double value, double? limit) => limit is { } edge && (IsBelow ? value < edge : value > edge);
}
