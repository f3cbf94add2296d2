namespace HotDash.Dashboard.Features.Traffic;

/// <summary>Who visits the shop's pages.</summary>
internal interface ITraffic
{
    /// <summary>Null when it can be asked; otherwise what has to be set up.</summary>
    string? SetupHint { get; }

    Task<IReadOnlyList<LandingPage>> ReadLandingPagesAsync(CancellationToken cancellationToken);
}
