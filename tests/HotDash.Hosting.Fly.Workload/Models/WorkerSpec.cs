using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Workload.Models;

/// <summary>Another process group of an app.</summary>
internal sealed record WorkerSpec
{
    public required string Name { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = ["work"];

    public FlyVm Machine { get; init; } = new() { Size = FlyMachineSizes.SharedCpu1x };

    public int Replicas { get; init; } = 1;

    public FlyRestartPolicy? Restart { get; init; }
}
