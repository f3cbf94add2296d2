namespace HotDash.Hosting.Fly.Model;

/// <summary>The size of the machines of a group: the preset first, every other key over it.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-vm-section</remarks>
public sealed record FlyVm
{
    /// <summary>A preset, see <see cref="FlyMachineSizes"/>.</summary>
    public string? Size { get; init; }

    public int? MemoryMb { get; init; }

    public int? MaxMemoryMb { get; init; }

    public FlyCpuKind? CpuKind { get; init; }

    public int? Cpus { get; init; }

    public string? HostDedicationId { get; init; }

    public IReadOnlyList<string> KernelArgs { get; init; } = [];

    public FlyPersistRootfs? PersistRootfs { get; init; }

    public IReadOnlyList<string> Processes { get; init; } = [];
}
