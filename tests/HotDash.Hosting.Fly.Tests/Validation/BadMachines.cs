using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Tests.Model;

namespace HotDash.Hosting.Fly.Tests.Validation;

/// <summary>Faults in sizes, volumes, files and what else a machine is made of.</summary>
internal static class BadMachines
{
    public static IReadOnlyList<BadDocument> All { get; } =
    [
        new("vm-size", "vm[0].size", Vm(new FlyVm { Size = "shared-cpu-3x" }), Case: "unknown"),
        new("vm-size", "vm[0].size", Vm(new FlyVm { Size = "a10" }), Case: "gpu"),
        new("vm-cpus", "vm[0].cpus", Vm(new FlyVm { Cpus = 3 })),
        new("vm-memory", "vm[0].memory_mb", Vm(new FlyVm { Size = "shared-cpu-1x", MemoryMb = 4096 }), Case: "too much"),
        new("vm-memory", "vm[0].memory_mb", Vm(new FlyVm { Size = "performance-2x", MemoryMb = 2048 }), Case: "too little"),
        new("vm-memory", "vm[0].memory_mb", Vm(new FlyVm { MemoryMb = 300 }), Case: "step"),
        new("vm-max-memory", "vm[0].max_memory_mb", Vm(new FlyVm { MemoryMb = 512, MaxMemoryMb = 256 })),
        new("vm-repeated", "vm", Documents.Web with { Vm = [new FlyVm { Cpus = 1 }, new FlyVm { Cpus = 2, MemoryMb = 512 }] }),
        new("volume-name", "mounts[0].source", Mount(mount => mount with { Source = "my-data" })),
        new("mount-destination", "mounts[0].destination", Mount(mount => mount with { Destination = "/" })),
        new("volume-size", "mounts[0].initial_size", Mount(mount => mount with { InitialSizeGb = 0 })),
        new("snapshot-retention", "mounts[0].snapshot_retention", Mount(mount => mount with { SnapshotRetention = 61 })),
        new("auto-extend-threshold", "mounts[0].auto_extend_size_threshold", Extend(40, 5, 100)),
        new("auto-extend-increment", "mounts[0].auto_extend_size_increment", Extend(80, null, 100)),
        new("auto-extend-limit", "mounts[0].auto_extend_size_limit", Extend(80, 5, null)),
        new("mounts-per-group", "mounts", Documents.WithVolume with { Mounts = [.. Documents.WithVolume.Mounts, new FlyMount { Source = "more", Destination = "/more" }] }),
        new("file-path", "files[0].guest_path", File(new FlyFile { GuestPath = "etc/app", RawValue = "" })),
        new("file-source", "files[0]", File(new FlyFile { GuestPath = "/etc/app" })),
        new("file-secret", "files[0].secret_name", File(new FlyFile { GuestPath = "/etc/app", SecretName = "app-conf" })),
        new("statics-count", "statics", Statics([.. Enumerable.Range(0, 11).Select(index => new FlyStatic { GuestPath = "/public", UrlPrefix = $"/p{index}" })])),
        new("statics-prefix", "statics[1].url_prefix", Statics(new FlyStatic { GuestPath = "/a", UrlPrefix = "/p" }, new FlyStatic { GuestPath = "/b", UrlPrefix = "/p" })),
        new("statics-path", "statics[0].guest_path", Statics(new FlyStatic { GuestPath = "public", UrlPrefix = "/p" })),
        new("statics-index", "statics[0].index_document", Statics(new FlyStatic { GuestPath = "/public", UrlPrefix = "/p", IndexDocument = "index.html" })),
        new("port-range", "metrics[0].port", Documents.Web with { Metrics = [new FlyMetrics { Port = 0, Path = "/metrics" }] }, Case: "metrics"),
        new("metrics-path", "metrics[0].path", Documents.Web with { Metrics = [new FlyMetrics { Port = 9000, Path = "metrics" }] }),
        new("metrics-repeated", "metrics", Documents.Web with { Metrics = [new FlyMetrics { Port = 9000, Path = "/a" }, new FlyMetrics { Port = 9001, Path = "/b" }] }),
        new("restart-retries", "restart[0].retries", Documents.Web with { Restart = [new FlyRestart { Policy = FlyRestartPolicy.OnFailure, Retries = 0 }] }),
        new("restart-repeated", "restart", Documents.Web with { Restart = [new FlyRestart { Policy = FlyRestartPolicy.Always }, new FlyRestart { Policy = FlyRestartPolicy.Never }] }),
    ];

    private static FlyToml Vm(FlyVm vm) => Documents.Web with { Vm = [vm] };

    private static FlyToml Mount(Func<FlyMount, FlyMount> change) => Documents.WithVolume with { Mounts = [change(Documents.WithVolume.Mounts[0])] };

    private static FlyToml Extend(int? threshold, int? increment, int? limit) =>
        Mount(mount => mount with { AutoExtendSizeThreshold = threshold, AutoExtendSizeIncrementGb = increment, AutoExtendSizeLimitGb = limit });

    private static FlyToml File(FlyFile file) => Documents.Web with { Files = [file] };

    private static FlyToml Statics(params FlyStatic[] statics) => Documents.Web with { Statics = statics };
}
