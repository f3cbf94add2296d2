using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static class VmRules
{
    private static readonly string[] s_gpuSizes = ["a10", "a100-40gb", "a100-80gb", "l40s"];

    public static IEnumerable<FlyFinding> Check(FlyToml document) =>
    [
        .. document.Vm.SelectMany((vm, index) => Size($"vm[{index}]", vm)),
        .. Repeated(document),
        .. document.Deploy?.ReleaseCommandVm is { } vm ? Size("deploy.release_command_vm", vm) : [],
    ];

    public static IEnumerable<FlyFinding> Size(string path, FlyVm vm)
    {
        (FlyCpuKind Kind, int Cpus, int MemoryMb)? preset = (FlyCpuKind.Shared, 1, 256);

        if (vm.Size is not null)
        {
            preset = FlyMachineSizes.Preset(vm.Size);
        }

        if (preset is not { } known)
        {
            var problem = s_gpuSizes.Contains(vm.Size)
                ? "is not offered any more: Fly has no GPU machines."
                : "is not a machine size of Fly; flyctl notices only during the deploy.";

            return [FlyFinding.Error("vm-size", $"{path}.size", vm.Size, problem, $"Use one of {string.Join(", ", FlyMachineSizes.Presets)}.")];
        }

        return Limits(path, vm, vm.CpuKind ?? known.Kind, vm.Cpus ?? known.Cpus, vm.MemoryMb ?? known.MemoryMb);
    }

    private static IEnumerable<FlyFinding> Limits(string path, FlyVm vm, FlyCpuKind kind, int cpus, int memory)
    {
        var kindName = FlyWords.Of<FlyCpuKind>(kind);
        var allowed = FlyMachineSizes.AllowedCpus(kind);

        if (!allowed.Contains(cpus))
        {
            yield return FlyFinding.Error("vm-cpus", $"{path}.cpus", cpus, $"is not a number of {kindName} processors that Fly offers.", $"Use one of {string.Join(", ", allowed)}.");

            yield break;
        }

        var (least, most, step) = FlyMachineSizes.Memory(kind, cpus);

        if (memory < least || memory > most || memory % step != 0)
        {
            yield return FlyFinding.Error("vm-memory", $"{path}.memory_mb", memory, $"is not a size of memory for {cpus} {kindName} processors.", $"Use {least} to {most} MB in steps of {step}.");
        }

        if (vm.MaxMemoryMb < memory)
        {
            yield return FlyFinding.Error("vm-max-memory", $"{path}.max_memory_mb", vm.MaxMemoryMb, $"is below the memory of {memory} MB.", "Use at least the memory.");
        }
    }

    private static IEnumerable<FlyFinding> Repeated(FlyToml document) =>
        document.Vm.SelectMany(vm => vm.Processes.Count == 0 ? ProcessGroups.Of(document) : vm.Processes)
            .GroupBy(group => group, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => FlyFinding.Error("vm-repeated", "vm", group.Key, "has several sizes, of which the last counts.", "Keep one [[vm]] for the group."));
}
