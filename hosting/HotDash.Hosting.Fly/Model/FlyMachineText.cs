namespace HotDash.Hosting.Fly.Model;

/// <summary>The sections that say what a machine is made of and what happens when it ends.</summary>
internal static class FlyMachineText
{
    public static void Write(TomlText text, FlyToml document)
    {
        foreach (var vm in document.Vm)
        {
            text.ArrayTable("vm");
            WriteVmKeys(text, vm, memoryAsText: false);
            text.Pair("processes", vm.Processes);
        }

        foreach (var mount in document.Mounts)
        {
            WriteMount(text, mount);
        }

        foreach (var file in document.Files)
        {
            WriteFile(text, file);
        }

        foreach (var folder in document.Statics)
        {
            WriteStatic(text, folder);
        }

        foreach (var metrics in document.Metrics)
        {
            WriteMetrics(text, metrics);
        }

        foreach (var restart in document.Restart)
        {
            text.ArrayTable("restart");
            text.Pair("policy", FlyWords.Of<FlyRestartPolicy>(restart.Policy));
            text.Pair("retries", restart.Retries);
            text.Pair("processes", restart.Processes);
        }

        FlyServiceText.WriteMachineChecks(text, document.MachineChecks, "machine_checks");
    }

    /// <summary>In a release command's machine flyctl reads the memory as text only.</summary>
    public static void WriteVmKeys(TomlText text, FlyVm vm, bool memoryAsText)
    {
        text.Pair("size", vm.Size);
        text.Pair("memory", memoryAsText && vm.MemoryMb is { } memory ? FormattableString.Invariant($"{memory}mb") : null);
        text.Pair("memory_mb", memoryAsText ? null : vm.MemoryMb);
        text.Pair("max_memory_mb", vm.MaxMemoryMb);
        text.Pair("cpu_kind", FlyWords.Of(vm.CpuKind));
        text.Pair("cpus", vm.Cpus);
        text.Pair("host_dedication_id", vm.HostDedicationId);
        text.Pair("kernel_args", vm.KernelArgs);
        text.Pair("persist_rootfs", FlyWords.Of(vm.PersistRootfs));
    }

    private static void WriteMount(TomlText text, FlyMount mount)
    {
        text.ArrayTable("mounts");
        text.Pair("source", mount.Source);
        text.Pair("destination", mount.Destination);
        text.Pair("initial_size", Gigabytes(mount.InitialSizeGb));
        text.Pair("snapshot_retention", mount.SnapshotRetention);
        text.Pair("scheduled_snapshots", mount.ScheduledSnapshots);
        text.Pair("auto_extend_size_threshold", mount.AutoExtendSizeThreshold);
        text.Pair("auto_extend_size_increment", Gigabytes(mount.AutoExtendSizeIncrementGb));
        text.Pair("auto_extend_size_limit", Gigabytes(mount.AutoExtendSizeLimitGb));
        text.Pair("processes", mount.Processes);
    }

    private static void WriteFile(TomlText text, FlyFile file)
    {
        text.ArrayTable("files");
        text.Pair("guest_path", file.GuestPath);
        text.Pair("local_path", file.LocalPath);
        text.Pair("secret_name", file.SecretName);
        text.Pair("raw_value", file.RawValue);
        text.Pair("processes", file.Processes);
    }

    private static void WriteStatic(TomlText text, FlyStatic folder)
    {
        text.ArrayTable("statics");
        text.Pair("guest_path", folder.GuestPath);
        text.Pair("url_prefix", folder.UrlPrefix);
        text.Pair("tigris_bucket", folder.TigrisBucket);
        text.Pair("index_document", folder.IndexDocument);
    }

    private static void WriteMetrics(TomlText text, FlyMetrics metrics)
    {
        text.ArrayTable("metrics");
        text.Pair("port", metrics.Port);
        text.Pair("path", metrics.Path);
        text.Pair("https", metrics.Https);
        text.Pair("processes", metrics.Processes);
    }

    private static string? Gigabytes(int? value) => value is { } known ? FormattableString.Invariant($"{known}gb") : null;
}
