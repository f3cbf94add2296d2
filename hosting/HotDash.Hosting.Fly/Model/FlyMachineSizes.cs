namespace HotDash.Hosting.Fly.Model;

/// <summary>The machine presets of Fly.io and the limits of what can be put over them.</summary>
/// <remarks>https://fly.io/docs/about/pricing/#machines</remarks>
public static class FlyMachineSizes
{
    public const string SharedCpu1x = "shared-cpu-1x";
    public const string SharedCpu2x = "shared-cpu-2x";
    public const string SharedCpu4x = "shared-cpu-4x";
    public const string SharedCpu6x = "shared-cpu-6x";
    public const string SharedCpu8x = "shared-cpu-8x";

    private const int SharedMemoryStep = 256;
    private const int PerformanceMemoryStep = 1024;

    private static readonly int[] s_sharedCpus = [1, 2, 4, 6, 8];
    private static readonly int[] s_performancePresets = [1, 2, 4, 6, 8, 10, 12, 14, 16];
    private static readonly int[] s_performanceCpus = [1, 2, 4, 6, 8, 10, 12, 14, 16, 32, 64, 128];

    public static IReadOnlyList<string> Presets { get; } =
    [
        .. s_sharedCpus.Select(cpus => $"shared-cpu-{cpus}x"),
        .. s_performancePresets.Select(cpus => $"performance-{cpus}x"),
    ];

    internal static (FlyCpuKind Kind, int Cpus, int MemoryMb)? Preset(string size)
    {
        if (!Presets.Contains(size))
        {
            return null;
        }

        var cpus = int.Parse(size[(size.LastIndexOf('-') + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);

        return size.StartsWith("shared", StringComparison.Ordinal)
            ? (FlyCpuKind.Shared, cpus, cpus * 256)
            : (FlyCpuKind.Performance, cpus, cpus * 2048);
    }

    internal static IReadOnlyList<int> AllowedCpus(FlyCpuKind kind) => kind is FlyCpuKind.Shared ? s_sharedCpus : s_performanceCpus;

    internal static (int Least, int Most, int Step) Memory(FlyCpuKind kind, int cpus) => kind is FlyCpuKind.Shared
        ? (cpus * 256, cpus * 2048, SharedMemoryStep)
        : (cpus * 2048, cpus * 8192, PerformanceMemoryStep);
}
