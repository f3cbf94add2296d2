namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Measures one side of an environment. What cannot be measured is a bad measurement, never an exception.</summary>
internal interface IProbe
{
    Task<IReadOnlyList<Sample>> MeasureAsync(WatchedEnvironment environment, DateTime at, CancellationToken cancellationToken);
}
