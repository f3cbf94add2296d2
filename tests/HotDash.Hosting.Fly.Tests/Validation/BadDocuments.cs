using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Tests.Model;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Tests.Validation;

/// <summary>One document per rule, each otherwise sound.</summary>
internal static class BadDocuments
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static IReadOnlyList<BadDocument> All { get; } =
    [
        .. App(), .. Processes(), .. Deploy(), .. Env(), .. Services(), .. BadPorts.All, .. Checks(), .. BadMachines.All,
    ];

    private static FlyToml Web => Documents.Web;

    private static FlyToml Http(Func<FlyHttpService, FlyHttpService> change) => Web with { HttpService = change(Web.HttpService!) };

    private static FlyToml HttpCheck(Func<FlyHttpCheck, FlyHttpCheck> change) => Http(service => service with { Checks = [change(service.Checks[0])] });

    private static FlyToml TopLevel(FlyCheck check) => Web with { Checks = new Dictionary<string, FlyCheck> { ["beat"] = check } };

    private static FlyToml Variable(string name) => Web with { Env = new Dictionary<string, string> { [name] = "value" } };

    private static IEnumerable<BadDocument> App() =>
    [
        new("app-name", "app", Web with { App = "Sample_Web" }, Case: "letters"),
        new("app-name", "app", Web with { App = new string('a', 64) }, Case: "length"),
        new("region-missing", "primary_region", Web with { PrimaryRegion = null }),
        new("region-retired", "primary_region", Web with { PrimaryRegion = "mad" }),
        new("region-unknown", "primary_region", Web with { PrimaryRegion = "xyz" }),
        new("kill-signal", "kill_signal", Web with { KillSignal = "SIGSTOP" }),
        new("kill-timeout", "kill_timeout", Web with { KillTimeout = TimeSpan.FromMinutes(6) }),
        new("swap-size", "swap_size_mb", Web with { SwapSizeMb = 0 }),
        new("swap-suspend", "swap_size_mb", Http(service => service with { AutoStopMachines = FlyAutoStop.Suspend }) with { SwapSizeMb = 256 }),
        new("image-floating", "build.image", Web with { Build = new FlyBuild { Image = "chatwoot/chatwoot:latest" } }),
        new("build-strategies", "build", Web with { Build = new FlyBuild { Dockerfile = "Containerfile", Builder = "some/builder" } }, FlySeverity.Warning),
        new("compression-level", "build.compression_level", Web with { Build = new FlyBuild { CompressionLevel = 10 } }),
    ];

    private static IEnumerable<BadDocument> Processes() =>
    [
        new("command-quotes", "processes.app", Web with { Processes = new Dictionary<string, string> { ["app"] = "serve 'a" }, HttpService = Web.HttpService! with { Processes = ["app"] } }),
        new("process-name", "processes", Documents.WebAndWorker with { Processes = new Dictionary<string, string> { ["web"] = "a", ["Worker One"] = "b" } }),
        new("group-missing", "http_service.processes", Documents.WebAndWorker with { HttpService = Web.HttpService }),
        new("group-unknown", "http_service.processes", Http(service => service with { Processes = ["web"] }), Case: "service"),
        new("group-unknown", "restart[0].processes", Web with { Restart = [new FlyRestart { Policy = FlyRestartPolicy.Always, Processes = ["worker"] }] }, Case: "restart"),
        new("group-unknown", "vm[0].processes", Web with { Vm = [new FlyVm { Size = "shared-cpu-1x", Processes = ["worker"] }] }, Case: "dropped section"),
    ];

    private static IEnumerable<BadDocument> Deploy() =>
    [
        new("strategy-mounts", "deploy.strategy", Documents.WithVolume with { Deploy = new FlyDeploy { Strategy = FlyDeployStrategy.Canary } }, Case: "canary"),
        new("strategy-mounts", "deploy.strategy", Documents.WithVolume with { Deploy = new FlyDeploy { Strategy = FlyDeployStrategy.Bluegreen } }, Case: "bluegreen"),
        new("bluegreen-checks", "deploy.strategy", new FlyToml { App = "sample", PrimaryRegion = "ord", Deploy = new FlyDeploy { Strategy = FlyDeployStrategy.Bluegreen } }),
        new("max-unavailable", "deploy.max_unavailable", Web with { Deploy = new FlyDeploy { MaxUnavailable = 0 } }),
        new("max-unavailable-strategy", "deploy.max_unavailable", Web with { Deploy = new FlyDeploy { MaxUnavailable = 1, Strategy = FlyDeployStrategy.Immediate } }),
        new("deploy-timeout", "deploy.wait_timeout", Web with { Deploy = new FlyDeploy { WaitTimeout = TimeSpan.Zero } }),
        new("release-command-schema", "deploy.release_command", Web with { Deploy = new FlyDeploy { ReleaseCommand = "bundle exec rails db:chatwoot_prepare" } }, Case: "rails"),
        new("release-command-schema", "deploy.release_command", Web with { Deploy = new FlyDeploy { ReleaseCommand = "npx prisma migrate deploy" } }, Case: "prisma"),
        new("machine-check-command", "machine_checks[0].command", Web with { MachineChecks = [new FlyMachineCheck()] }),
        new("machine-check-strategy", "machine_checks[0]", Web with { MachineChecks = [new FlyMachineCheck { Command = ["true"] }], Deploy = new FlyDeploy { Strategy = FlyDeployStrategy.Immediate } }),
    ];

    private static IEnumerable<BadDocument> Env() =>
    [
        new("env-name", "env.1A", Variable("1A")),
        new("env-reserved", "env.FLY_REGION", Variable("FLY_REGION")),
        new("env-primary-region", "env.PRIMARY_REGION", Variable("PRIMARY_REGION")),
        new("env-secret-name", "env.SMTP_PASSWORD", Variable("SMTP_PASSWORD"), FlySeverity.Warning),
    ];

    private static IEnumerable<BadDocument> Services() =>
    [
        new("internal-port", "http_service.internal_port", Http(service => service with { InternalPort = 0 })),
        new("min-machines", "http_service.min_machines_running", Http(service => service with { MinMachinesRunning = -1 })),
        new("min-machines-ineffective", "http_service.min_machines_running", Http(service => service with { MinMachinesRunning = 1 })),
        new("stopped-for-good", "http_service.auto_start_machines", Http(service => service with { AutoStopMachines = FlyAutoStop.Stop, AutoStartMachines = false })),
        new("concurrency-limit", "http_service.concurrency.soft_limit", Http(service => service with { Concurrency = new FlyConcurrency { SoftLimit = 0 } })),
        new("concurrency-order", "http_service.concurrency.soft_limit", Http(service => service with { Concurrency = new FlyConcurrency { SoftLimit = 30, HardLimit = 20 } })),
        new("service-unchecked", "http_service", Http(service => service with { Checks = [] })),
    ];

    private static IEnumerable<BadDocument> Checks() =>
    [
        new("check-interval", "http_service.checks[0].interval", HttpCheck(check => check with { Interval = s_hour }), Case: "service"),
        new("check-interval", "checks.beat.interval", TopLevel(new FlyCheck { Type = FlyCheckType.Tcp, Interval = TimeSpan.FromSeconds(1) }), Case: "top level"),
        new("check-timeout", "http_service.checks[0].timeout", HttpCheck(check => check with { Timeout = s_hour })),
        new("check-grace", "http_service.checks[0].grace_period", HttpCheck(check => check with { GracePeriod = s_hour })),
        new("check-path", "http_service.checks[0].path", HttpCheck(check => check with { Path = "health" }), Case: "relative"),
        new("check-path", "http_service.checks[0].path", HttpCheck(check => check with { Path = null }), Case: "missing"),
        new("check-method", "http_service.checks[0].method", HttpCheck(check => check with { Method = "GET /" })),
        new("check-protocol", "http_service.checks[0].protocol", HttpCheck(check => check with { Protocol = "h2c" })),
        new("check-port", "checks.beat.port", Documents.WebAndWorker with { Checks = new Dictionary<string, FlyCheck> { ["beat"] = new() { Type = FlyCheckType.Tcp, Processes = ["worker"] } } }),
    ];
}
