using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly;

/// <summary>A process group of an app: machines of one size that run one command.</summary>
public class FlyGroup
{
    public required string Name { get; set; }

    /// <summary>Default: <c>shared-cpu-1x</c> with its 256 MB.</summary>
    public FlyVm Machine { get; set; } = new() { Size = FlyMachineSizes.SharedCpu1x };

    /// <summary>Volumes. A resource's own volume mounts need an entry with the same destination.</summary>
    public IList<FlyMount> Mounts { get; } = [];

    /// <summary>Where machines run besides the app's own region. Each region gets as many as the resource has replicas.</summary>
    public IList<string> Regions { get; } = [];

    /// <summary>Where Fly scrapes Prometheus metrics of this group. Default: nowhere.</summary>
    public FlyMetrics? Metrics { get; set; }

    /// <summary>Default: <c>always</c> for a group without a service, Fly's own policy otherwise.</summary>
    public FlyRestartPolicy? Restart { get; set; }
}
