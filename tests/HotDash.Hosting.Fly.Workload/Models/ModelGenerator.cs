using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Workload.Models;

/// <summary>Models by number: mostly such as somebody would write, each with a small chance of every mistake.</summary>
internal sealed class ModelGenerator(int seed)
{
    private static readonly string[] s_texts = ["1", "production", "", "a b", "say \"hi\"\\", "line\nline", "å 漢字 😀", "0.0.0.0:8080", "$HOME", "'quoted'", "i̇İıI"];
    private static readonly string[] s_paths = ["/health", "/api", "/alive", "/up"];

    private readonly Random _random = new(seed);

    /// <summary>A model of a given size without mistakes, for measuring.</summary>
    public static ModelSpec Sound(int apps) => new()
    {
        HasWorkflows = true,
        Apps = [.. Enumerable.Range(0, apps).Select(index => new AppSpec
        {
            Name = $"app{index}",
            Endpoints = [new EndpointSpec("http", "http", 8080, IsExternal: true)],
            HealthPath = "/health",
            WaitsFor = index > 0 ? ["app0"] : [],
            Variables = Enumerable.Range(0, 10).ToDictionary(number => $"VARIABLE_{number}", number => number % 3 == 0 ? new ValueSpec(ValueKind.SecretParameter, $"secret{number}") : new ValueSpec(ValueKind.Literal, $"value {number}")),
        })],
    };

    public ModelSpec Create()
    {
        var names = Enumerable.Range(0, _random.Next(1, 5)).Select(index => $"app{index}").ToList();

        return new ModelSpec
        {
            Region = Chance(0.97) ? Pick("ord", "fra", "iad") : Pick("den", "xyz", null),
            Organization = Chance(0.5) ? "sample-org" : null,
            HasWorkflows = Chance(0.3),
            Postgres = Chance(0.3) ? "sample-db" : null,
            PostgresPlan = Chance(0.95) ? Pick("basic", "launch") : Pick("performance", "huge"),
            Redis = Chance(0.3) ? "sample-redis" : null,
            RedisPlan = Chance(0.95) ? Pick(null, "Fixed 250MB") : "standard",
            Apps = [.. names.Select((name, index) => App(name, names.Take(index)))],
        };
    }

    private AppSpec App(string name, IEnumerable<string> earlier)
    {
        var isWeb = Chance(0.75);
        var isExternal = Chance(0.15);
        var hasHttp2 = Chance(0.1);
        var hasVolume = Chance(0.15);
        var workers = isWeb && !hasVolume && Chance(0.3) ? Enumerable.Range(0, _random.Next(1, 3)).Select(index => Worker($"{name}-worker{index}")).ToList() : [];
        var stops = isWeb && Chance(0.3) || Chance(0.02);

        return new AppSpec
        {
            Name = name,
            AppName = Chance(0.98) ? $"sample-{name}" : Pick("Sample_App", "sample-app0"),
            Image = $"sample/{name}",
            Tag = isExternal || Chance(0.3) ? "v1" : null,
            ImageDigest = !isExternal && Chance(0.98) ? new string('0', 64) : null,
            DigestParameter = isExternal ? $"{name}-digest" : null,
            Endpoints = [.. isWeb ? [new EndpointSpec("http", "http", Pick(3000, 8080), IsExternal: true, hasHttp2)] : Array.Empty<EndpointSpec>(), .. Chance(0.1) ? [new EndpointSpec("tcp", "tcp", 5000, Chance(0.5))] : Array.Empty<EndpointSpec>()],
            HealthPath = isWeb && Chance(0.99) ? Pick(s_paths) : null,
            Variables = Variables(earlier),
            Arguments = Chance(0.3) ? ["serve", "--mode", Pick(s_texts)!] : [],
            Entrypoint = Chance(0.1) ? "/init" : null,
            Volume = hasVolume ? "/data" : null,
            Mount = hasVolume && Chance(0.9) ? new FlyMount { Source = "data", Destination = "/data", InitialSizeGb = Pick(1, 10) } : null,
            Replicas = Chance(0.2) ? 2 : 1,
            WaitsFor = [.. earlier.Where(_ => Chance(0.3))],
            Workers = workers,
            Regions = Chance(0.1) ? [Pick("lhr", "nrt", "mad")!] : [],
            Machine = Machine(),
            ForceHttps = isWeb && Chance(0.2) ? Chance(0.5) : null,
            AutoStop = stops ? Pick(FlyAutoStop.Stop, FlyAutoStop.Suspend) : FlyAutoStop.Off,
            MinMachines = stops && Chance(0.5) ? 1 : null,
            Concurrency = isWeb && Chance(0.3) ? new FlyConcurrency { Type = FlyConcurrencyType.Requests, SoftLimit = Pick(20, 30), HardLimit = 25 + _random.Next(30) } : null,
            Strategy = hasVolume || !isWeb ? FlyDeployStrategy.Rolling : Pick(FlyDeployStrategy.Rolling, FlyDeployStrategy.Bluegreen, FlyDeployStrategy.Immediate),
            CheckInterval = TimeSpan.FromSeconds(Chance(0.99) ? _random.Next(2, 60) : 90),
            KillTimeout = TimeSpan.FromSeconds(Chance(0.98) ? _random.Next(1, 300) : 400),
            FlyVariables = Chance(0.2) ? new Dictionary<string, string> { ["ON_FLY"] = Pick(s_texts)!, ["REGION_NAME"] = "x" } : new Dictionary<string, string>(),
            FlySecrets = Chance(0.2) ? new Dictionary<string, string> { ["BY_HAND"] = "a person", ["OTHER"] = "another" } : new Dictionary<string, string>(),
            Routes = Chance(0.2) ? [new FlyRoute("/api") { MustContain = ["ok"] }] : [],
            Metrics = Chance(0.1) ? new FlyMetrics { Port = 9090, Path = "/metrics" } : null,
            SwapMb = Chance(0.05) ? 512 : null,
            ReleaseCommand = Chance(0.02) ? "bin/rails db:migrate" : null,
        };
    }

    private WorkerSpec Worker(string name) => new() { Name = name, Arguments = ["work", "--queue", Pick(s_texts)!], Machine = Machine(), Replicas = Chance(0.2) ? 2 : 1 };

    private FlyVm Machine() => Chance(0.99)
        ? new FlyVm { Size = FlyMachineSizes.SharedCpu1x, MemoryMb = Pick(256, 512, 1024, 2048) }
        : new FlyVm { Size = Pick("huge", "shared-cpu-1x"), MemoryMb = 300 };

    private Dictionary<string, ValueSpec> Variables(IEnumerable<string> earlier)
    {
        var variables = Enumerable.Range(0, _random.Next(6)).ToDictionary(number => $"VARIABLE_{number}", _ => new ValueSpec(ValueKind.Literal, Pick(s_texts)!));

        if (Chance(0.4))
        {
            variables["TOKEN"] = new ValueSpec(Pick(ValueKind.SecretParameter, ValueKind.Expression), $"secret{_random.Next(3)}");
        }

        if (Chance(0.3))
        {
            variables["ConnectionStrings__db"] = new ValueSpec(ValueKind.ConnectionString, "db");
        }

        if (earlier.FirstOrDefault() is { } first && Chance(0.4))
        {
            variables["services__first__http__0"] = new ValueSpec(ValueKind.Endpoint, first);
        }

        if (Chance(0.02))
        {
            variables[Pick("FLY_REGION", "1BAD")!] = new ValueSpec(ValueKind.Literal, "x");
        }

        return variables;
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];
}
