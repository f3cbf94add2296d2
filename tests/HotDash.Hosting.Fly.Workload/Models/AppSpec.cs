using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Workload.Models;

/// <summary>A container that is published as a Fly app. Null: the publisher's default.</summary>
internal sealed record AppSpec
{
    /// <summary>The resource's name, and the beginning of the app's.</summary>
    public required string Name { get; init; }

    public string? AppName { get; init; }

    public string Image { get; init; } = "sample/image";

    public string? Tag { get; init; }

    public string? ImageDigest { get; init; } = new string('0', 64);

    public string? DigestParameter { get; init; }

    public IReadOnlyList<EndpointSpec> Endpoints { get; init; } = [];

    public string? HealthPath { get; init; }

    public string? ProbePath { get; init; }

    public IReadOnlyDictionary<string, ValueSpec> Variables { get; init; } = new Dictionary<string, ValueSpec>();

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public string? Entrypoint { get; init; }

    public bool HasAliases { get; init; }

    public bool HasRuntimeArguments { get; init; }

    public bool HasStartupProbe { get; init; }

    public string? Volume { get; init; }

    public FlyMount? Mount { get; init; }

    public int Replicas { get; init; } = 1;

    /// <summary>Names of other apps' resources.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    public IReadOnlyList<WorkerSpec> Workers { get; init; } = [];

    public string? Region { get; init; }

    public IReadOnlyList<string> Regions { get; init; } = [];

    public FlyVm Machine { get; init; } = new() { Size = FlyMachineSizes.SharedCpu1x };

    public bool? ForceHttps { get; init; }

    public FlyAutoStop AutoStop { get; init; }

    public int? MinMachines { get; init; }

    public FlyConcurrency? Concurrency { get; init; }

    public FlyDeployStrategy Strategy { get; init; } = FlyDeployStrategy.Rolling;

    public FlyPrivateAddress PrivateAddress { get; init; }

    public TimeSpan KillTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan CheckTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan CheckGrace { get; init; } = TimeSpan.FromSeconds(30);

    public FlyRestartPolicy? Restart { get; init; }

    public FlyMetrics? Metrics { get; init; }

    public IReadOnlyList<FlyStatic> Statics { get; init; } = [];

    public IReadOnlyList<FlyRoute> Routes { get; init; } = [];

    public IReadOnlyDictionary<string, string> FlyVariables { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> FlySecrets { get; init; } = new Dictionary<string, string>();

    /// <summary>Something that only <c>ConfigureToml</c> can say.</summary>
    public int? SwapMb { get; init; }

    public string? ReleaseCommand { get; init; }
}
