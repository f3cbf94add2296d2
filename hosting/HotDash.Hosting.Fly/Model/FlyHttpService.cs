namespace HotDash.Hosting.Fly.Model;

/// <summary>The service on ports 80 and 443.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-http_service-section</remarks>
public sealed record FlyHttpService
{
    public required int InternalPort { get; init; }

    public bool? ForceHttps { get; init; }

    public FlyAutoStop? AutoStopMachines { get; init; }

    public bool? AutoStartMachines { get; init; }

    /// <summary>In the primary region, and only with automatic stopping.</summary>
    public int? MinMachinesRunning { get; init; }

    public IReadOnlyList<string> Processes { get; init; } = [];

    public FlyConcurrency? Concurrency { get; init; }

    public FlyTlsOptions? TlsOptions { get; init; }

    public FlyHttpOptions? HttpOptions { get; init; }

    public IReadOnlyList<FlyHttpCheck> Checks { get; init; } = [];

    public IReadOnlyList<FlyMachineCheck> MachineChecks { get; init; } = [];
}
