namespace HotDash.Hosting.Fly.Model;

/// <summary>A service on ports of its own choice.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-services-sections</remarks>
public sealed record FlyService
{
    public FlyProtocol Protocol { get; init; } = FlyProtocol.Tcp;

    public required int InternalPort { get; init; }

    public FlyAutoStop? AutoStopMachines { get; init; }

    public bool? AutoStartMachines { get; init; }

    public int? MinMachinesRunning { get; init; }

    public IReadOnlyList<string> Processes { get; init; } = [];

    public FlyConcurrency? Concurrency { get; init; }

    public IReadOnlyList<FlyPort> Ports { get; init; } = [];

    public IReadOnlyList<FlyTcpCheck> TcpChecks { get; init; } = [];

    public IReadOnlyList<FlyHttpCheck> HttpChecks { get; init; } = [];

    public IReadOnlyList<FlyMachineCheck> MachineChecks { get; init; } = [];
}
