using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Tests.Model;

internal static class FullDocument
{
    private static readonly string[] s_web = ["web"];

    private static FlyTlsOptions Tls => new() { Alpn = ["h2", "http/1.1"], Versions = ["TLSv1.3"], DefaultSelfSigned = false };

    private static FlyHttpOptions Http => new()
    {
        Compress = true,
        H2Backend = true,
        IdleTimeoutSeconds = 60,
        HeadersReadTimeoutSeconds = 10,
        PristineResponse = false,
        ResponseHeaders = new Dictionary<string, string> { ["X-Frame-Options"] = "DENY" },
        RemovedResponseHeaders = ["Server"],
        ReplayCache = [new FlyReplayCache { PathPrefix = "/", TtlSeconds = 60, Type = "cookie", Name = "session", AllowBypass = true }],
    };

    private static FlyMachineCheck MachineCheck => new()
    {
        Command = ["curl", "-f", "http://[$FLY_TEST_MACHINE_IP]/"], Image = "curlimages/curl", Entrypoint = ["/bin/sh"], KillSignal = "SIGTERM", KillTimeout = TimeSpan.FromSeconds(5),
    };

    private static FlyHttpCheck HttpCheck => new()
    {
        Interval = TimeSpan.FromSeconds(15),
        Timeout = TimeSpan.FromMilliseconds(2500),
        GracePeriod = TimeSpan.FromSeconds(30),
        Method = "GET",
        Path = "/health",
        Protocol = "https",
        TlsSkipVerify = true,
        TlsServerName = "sample.example",
        Headers = new Dictionary<string, string> { ["X-Forwarded-Proto"] = "https" },
    };

    private static FlyVm Vm => new()
    {
        Size = "shared-cpu-2x", MemoryMb = 1024, MaxMemoryMb = 2048, CpuKind = FlyCpuKind.Shared, Cpus = 2, HostDedicationId = "host", KernelArgs = ["quiet"], PersistRootfs = FlyPersistRootfs.Restart,
    };

    public static FlyToml Create() => WithMachines(WithServices(new FlyToml
    {
        App = "sample-full",
        PrimaryRegion = "ord",
        KillSignal = "SIGTERM",
        KillTimeout = TimeSpan.FromSeconds(90),
        SwapSizeMb = 512,
        ConsoleCommand = "bin/rails console",
        HostDedicationId = "host",
        MachineConfig = "machine.json",
        Container = "app",
        Build = new FlyBuild
        {
            Builder = "paketobuildpacks/builder", Buildpacks = ["gcr.io/paketo"], Image = "sample/image", Dockerfile = "Containerfile", IgnoreFile = ".dockerignore", BuildTarget = "final",
            Args = new Dictionary<string, string> { ["VERSION"] = "1" }, ComposeFile = "compose.yaml", Compression = FlyCompression.Zstd, CompressionLevel = 3,
        },
        Deploy = new FlyDeploy
        {
            Strategy = FlyDeployStrategy.Rolling, MaxUnavailable = 1, WaitTimeout = TimeSpan.FromMinutes(2), ReleaseCommand = "bin/warm-up", ReleaseCommandTimeout = TimeSpan.FromHours(1), ReleaseCommandVm = Vm,
        },
        Experimental = new FlyExperimental { Cmd = ["serve"], Entrypoint = ["/init"], Exec = ["/init", "serve"], EnableConsul = true, EnableEtcd = false },
        Env = new Dictionary<string, string> { ["TZ"] = "UTC", ["GREETING"] = "say \"hi\"\\\n\tto å" },
        Processes = new Dictionary<string, string> { ["web"] = "serve", ["worker"] = "work --queue 'a b'" },
    }));

    private static FlyToml WithServices(FlyToml document) => document with
    {
        HttpService = new FlyHttpService
        {
            InternalPort = 8080, ForceHttps = true, AutoStopMachines = FlyAutoStop.Suspend, AutoStartMachines = true, MinMachinesRunning = 1, Processes = s_web,
            Concurrency = new FlyConcurrency { Type = FlyConcurrencyType.Requests, SoftLimit = 20, HardLimit = 25 },
            TlsOptions = Tls, HttpOptions = Http, Checks = [HttpCheck], MachineChecks = [MachineCheck],
        },
        Services =
        [
            new FlyService
            {
                Protocol = FlyProtocol.Tcp, InternalPort = 5432, AutoStopMachines = FlyAutoStop.Off, AutoStartMachines = false, MinMachinesRunning = 0, Processes = s_web,
                Concurrency = new FlyConcurrency { Type = FlyConcurrencyType.Connections, SoftLimit = 1, HardLimit = 2 },
                Ports =
                [
                    new FlyPort { Port = 5432, Handlers = ["pg_tls"], TlsOptions = Tls, HttpOptions = Http, ProxyProtoVersion = "v2", ForceHttps = false },
                    new FlyPort { StartPort = 6000, EndPort = 6010 },
                ],
                TcpChecks = [new FlyTcpCheck { Interval = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(2), GracePeriod = TimeSpan.FromSeconds(5) }],
                HttpChecks = [HttpCheck],
                MachineChecks = [MachineCheck],
            },
        ],
        Checks = new Dictionary<string, FlyCheck>
        {
            ["heart beat"] = new()
            {
                Type = FlyCheckType.Http, Port = 9000, Interval = TimeSpan.FromSeconds(30), Timeout = TimeSpan.FromSeconds(3), GracePeriod = TimeSpan.FromSeconds(5), Method = "HEAD", Path = "/beat",
                Protocol = "http", TlsSkipVerify = false, TlsServerName = "beat", Headers = new Dictionary<string, string> { ["Host"] = "beat" }, Processes = ["worker"],
            },
        },
    };

    private static FlyToml WithMachines(FlyToml document) => document with
    {
        Vm = [Vm with { Processes = s_web }],
        Mounts =
        [
            new FlyMount
            {
                Source = "data", Destination = "/data", InitialSizeGb = 10, SnapshotRetention = 14, ScheduledSnapshots = true,
                AutoExtendSizeThreshold = 80, AutoExtendSizeIncrementGb = 5, AutoExtendSizeLimitGb = 100, Processes = s_web,
            },
        ],
        Files = [new FlyFile { GuestPath = "/etc/app.conf", LocalPath = "app.conf", SecretName = "APP_CONF", RawValue = "text", Processes = s_web }],
        Statics = [new FlyStatic { GuestPath = "/app/public", UrlPrefix = "/public", TigrisBucket = "bucket", IndexDocument = "index.html" }],
        Metrics = [new FlyMetrics { Port = 9091, Path = "/metrics", Https = false, Processes = s_web }],
        Restart = [new FlyRestart { Policy = FlyRestartPolicy.OnFailure, Retries = 5, Processes = ["worker"] }],
        MachineChecks = [MachineCheck],
    };
}
