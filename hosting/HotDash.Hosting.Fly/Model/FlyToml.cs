namespace HotDash.Hosting.Fly.Model;

/// <summary>A fly.toml of one app, as it is written: only the modern spelling of each key.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/</remarks>
public sealed record FlyToml
{
    public required string App { get; init; }

    public string? PrimaryRegion { get; init; }

    /// <summary>Fly sends SIGINT unless this says otherwise.</summary>
    public string? KillSignal { get; init; }

    /// <summary>At most five minutes. Fly's default is 5 seconds.</summary>
    public TimeSpan? KillTimeout { get; init; }

    /// <summary>Makes suspending impossible.</summary>
    public int? SwapSizeMb { get; init; }

    public string? ConsoleCommand { get; init; }

    public string? HostDedicationId { get; init; }

    /// <summary>Inline JSON or a file with a Machines configuration.</summary>
    public string? MachineConfig { get; init; }

    public string? Container { get; init; }

    public FlyBuild? Build { get; init; }

    public FlyDeploy? Deploy { get; init; }

    public FlyExperimental? Experimental { get; init; }

    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>Process group to command. Empty: one implicit group <c>app</c>.</summary>
    public IReadOnlyDictionary<string, string> Processes { get; init; } = new Dictionary<string, string>();

    public FlyHttpService? HttpService { get; init; }

    public IReadOnlyList<FlyService> Services { get; init; } = [];

    public IReadOnlyDictionary<string, FlyCheck> Checks { get; init; } = new Dictionary<string, FlyCheck>();

    public IReadOnlyList<FlyVm> Vm { get; init; } = [];

    public IReadOnlyList<FlyMount> Mounts { get; init; } = [];

    public IReadOnlyList<FlyFile> Files { get; init; } = [];

    public IReadOnlyList<FlyStatic> Statics { get; init; } = [];

    public IReadOnlyList<FlyMetrics> Metrics { get; init; } = [];

    public IReadOnlyList<FlyRestart> Restart { get; init; } = [];

    public IReadOnlyList<FlyMachineCheck> MachineChecks { get; init; } = [];
}
