namespace HotDash.FlySimulator;

/// <summary>An app: its address and what was released.</summary>
internal sealed record SimulatedApp
{
    public required string Name { get; init; }

    /// <summary>Where the proxy answers.</summary>
    public required int Port { get; init; }

    public List<SimulatedRelease> Releases { get; init; } = [];
}
