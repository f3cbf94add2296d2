using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Workload.Models;

namespace HotDash.Hosting.Fly.Workload.Mutations;

/// <summary>Every concept of a model, changed. Those of an app are tried on its first app that has them.</summary>
internal static class AllMutations
{
    public static IReadOnlyList<Mutation> All { get; } = [.. OfModels(), .. OfResources(), .. OfSettings(), .. OfGroups()];

    private static IEnumerable<Mutation> OfModels() =>
    [
        new("region", spec => spec with { Region = spec.Region is "ord" ? "fra" : "ord" }),
        new("organization", spec => spec with { Organization = "another-org" }),
        new("workflows", spec => spec with { HasWorkflows = !spec.HasWorkflows }),
        new("branch", spec => spec.HasWorkflows ? spec with { Branch = "release" } : null),
        new("postgres", spec => spec with { Postgres = spec.Postgres is null ? "sample-db" : null }),
        new("postgres plan", spec => spec.Postgres is null ? null : spec with { PostgresPlan = spec.PostgresPlan is "basic" ? "launch" : "basic" }),
        new("redis", spec => spec with { Redis = spec.Redis is null ? "sample-redis" : null }),
        new("redis plan", spec => spec.Redis is null ? null : spec with { RedisPlan = "Another" }),
        new("app removed", spec => spec.Apps.Count < 2 ? null : spec with { Apps = [.. spec.Apps.Take(spec.Apps.Count - 1)] }),
        new("app added", spec => spec with { Apps = [.. spec.Apps, new AppSpec { Name = "added" }] }),
    ];

    private static IEnumerable<Mutation> OfResources() =>
    [
        App("image", _ => true, app => app with { Image = "sample/another" }),
        App("tag", app => app.DigestParameter is not null, app => app with { Tag = "v2" }),
        App("digest", app => app.ImageDigest is not null, app => app with { ImageDigest = new string('1', 64) }),
        App("digest parameter", _ => true, app => app with { ImageDigest = null, Tag = "v9", DigestParameter = "another-digest" }),
        App("endpoint port", app => app.Endpoints.Count > 0, app => app with { Endpoints = [app.Endpoints[0] with { Port = 9999 }, .. app.Endpoints.Skip(1)] }),
        App("endpoint made internal", app => app.Endpoints.Count > 0 && app.Endpoints[0].IsExternal, app => app with { Endpoints = [app.Endpoints[0] with { IsExternal = false }, .. app.Endpoints.Skip(1)] }),
        App("endpoint http2", HasHttp, app => app with { Endpoints = [app.Endpoints[0] with { IsHttp2 = !app.Endpoints[0].IsHttp2 }, .. app.Endpoints.Skip(1)] }),
        App("tcp endpoint added", app => app.Endpoints.All(endpoint => endpoint.Name != "tcp"), app => app with { Endpoints = [.. app.Endpoints, new EndpointSpec("tcp", "tcp", 6000, true)] }),
        App("internal tcp endpoint added", app => app.Endpoints.All(endpoint => endpoint.Name != "tcp"), app => app with { Endpoints = [.. app.Endpoints, new EndpointSpec("tcp", "tcp", 6000, false)] }),
        App("endpoint removed", app => app.Endpoints.Count > 0, app => app with { Endpoints = [.. app.Endpoints.Skip(1)] }),
        App("health path", app => app.HealthPath is not null, app => app with { HealthPath = "/another" }),
        App("no health check", app => app.HealthPath is not null, app => app with { HealthPath = null }),
        App("probe", HasHttp, app => app with { ProbePath = "/probed" }),
        App("startup probe", HasHttp, app => app with { HasStartupProbe = true }),
        App("network alias", _ => true, app => app with { HasAliases = true }),
        App("runtime arguments", _ => true, app => app with { HasRuntimeArguments = true }),
        App("variable added", _ => true, app => app with { Variables = new Dictionary<string, ValueSpec>(app.Variables) { ["ADDED"] = new(ValueKind.Literal, "x") } }),
        App("variable changed", HasLiteral, app => Change(app, Literal(app), new ValueSpec(ValueKind.Literal, "another value"))),
        App("variable removed", HasLiteral, app => app with { Variables = app.Variables.Where(pair => pair.Key != Literal(app)).ToDictionary() }),
        App("variable made secret", HasLiteral, app => Change(app, Literal(app), new ValueSpec(ValueKind.SecretParameter, "made-secret"))),
        App("secret of another source", app => app.Variables.ContainsKey("TOKEN"), app => Change(app, "TOKEN", new ValueSpec(ValueKind.SecretParameter, "another-secret"))),
        App("connection of another resource", app => app.Variables.ContainsKey("ConnectionStrings__db"), app => Change(app, "ConnectionStrings__db", new ValueSpec(ValueKind.ConnectionString, "another-db"))),
        App("reference", app => app.Variables.ContainsKey("services__first__http__0"), app => app with { Variables = app.Variables.Where(pair => pair.Key != "services__first__http__0").ToDictionary() }),
        App("arguments", _ => true, app => app with { Arguments = [.. app.Arguments, "--more"] }),
        App("entrypoint", _ => true, app => app with { Entrypoint = "/another" }),
        App("volume", app => app.Volume is null, app => app with { Volume = "/more" }),
        App("replicas", _ => true, app => app with { Replicas = app.Replicas + 1 }),
        App("order", app => app.WaitsFor.Count > 0, app => app with { WaitsFor = [.. app.WaitsFor.Skip(1)] }),
    ];

    private static IEnumerable<Mutation> OfSettings() =>
    [
        App("app name", _ => true, app => app with { AppName = "renamed" }),
        App("app region", _ => true, app => app with { Region = app.Region is "syd" ? "sin" : "syd" }),
        App("more regions", _ => true, app => app with { Regions = [.. app.Regions, "arn"] }),
        App("memory", _ => true, app => app with { Machine = app.Machine with { Size = "shared-cpu-2x", MemoryMb = 4096 } }),
        App("force https", _ => true, app => app with { ForceHttps = !(app.ForceHttps ?? true) }),
        App("autostop", _ => true, app => app with { AutoStop = app.AutoStop is FlyAutoStop.Stop ? FlyAutoStop.Suspend : FlyAutoStop.Stop }),
        App("min machines", _ => true, app => app with { MinMachines = (app.MinMachines ?? 0) + 1 }),
        App("concurrency", _ => true, app => app with { Concurrency = new FlyConcurrency { SoftLimit = 7, HardLimit = 9 } }),
        App("strategy", _ => true, app => app with { Strategy = app.Strategy is FlyDeployStrategy.Immediate ? FlyDeployStrategy.Rolling : FlyDeployStrategy.Immediate }),
        App("private address", _ => true, app => app with { PrivateAddress = FlyPrivateAddress.Flycast, ForceHttps = HasHttp(app) ? false : app.ForceHttps }),
        App("kill timeout", _ => true, app => app with { KillTimeout = app.KillTimeout + TimeSpan.FromSeconds(1) }),
        App("check interval", app => app.HealthPath is not null, app => app with { CheckInterval = app.CheckInterval + TimeSpan.FromSeconds(1) }),
        App("check timeout", app => app.HealthPath is not null, app => app with { CheckTimeout = app.CheckTimeout + TimeSpan.FromSeconds(1) }),
        App("check grace", app => app.HealthPath is not null, app => app with { CheckGrace = app.CheckGrace + TimeSpan.FromSeconds(1) }),
        App("restart", _ => true, app => app with { Restart = FlyRestartPolicy.Never }),
        App("metrics", _ => true, app => app with { Metrics = new FlyMetrics { Port = 9999, Path = "/more" } }),
        App("statics", _ => true, app => app with { Statics = [new FlyStatic { GuestPath = "/public", UrlPrefix = "/public" }] }),
        App("mount size", app => app.Mount is not null, app => app with { Mount = app.Mount! with { InitialSizeGb = 99 } }),
        App("route", _ => true, app => app with { Routes = [.. app.Routes, new FlyRoute("/added", 204)] }),
        App("route body", app => app.Routes.Count > 0, app => app with { Routes = [app.Routes[0] with { MustContain = ["other"] }, .. app.Routes.Skip(1)] }),
        App("Fly variable", _ => true, app => app with { FlyVariables = new Dictionary<string, string> { ["ADDED_ON_FLY"] = "1" } }),
        App("Fly secret", _ => true, app => app with { FlySecrets = new Dictionary<string, string> { ["ADDED_SECRET"] = "somebody" } }),
        App("configured document", _ => true, app => app with { SwapMb = (app.SwapMb ?? 0) + 256 }),
        App("release command", _ => true, app => app with { ReleaseCommand = "npx prisma migrate deploy" }),
    ];

    private static IEnumerable<Mutation> OfGroups() =>
    [
        App("group added", _ => true, app => app with { Workers = [.. app.Workers, new WorkerSpec { Name = $"{app.Name}-added" }] }),
        Worker("group removed", (app, _) => app with { Workers = [.. app.Workers.Skip(1)] }),
        Worker("group arguments", (app, worker) => Replace(app, worker with { Arguments = ["other"] })),
        Worker("group memory", (app, worker) => Replace(app, worker with { Machine = new FlyVm { Size = FlyMachineSizes.Presets[^1] } })),
        Worker("group replicas", (app, worker) => Replace(app, worker with { Replicas = worker.Replicas + 1 })),
        Worker("group restart", (app, worker) => Replace(app, worker with { Restart = FlyRestartPolicy.OnFailure })),
    ];

    private static Mutation App(string concept, Func<AppSpec, bool> has, Func<AppSpec, AppSpec> change) => new(concept, spec =>
    {
        var index = spec.Apps.ToList().FindIndex(app => has(app));

        return index < 0 ? null : spec.WithApp(index, change);
    });

    private static Mutation Worker(string concept, Func<AppSpec, WorkerSpec, AppSpec> change) => App(concept, app => app.Workers.Count > 0, app => change(app, app.Workers[0]));

    private static AppSpec Replace(AppSpec app, WorkerSpec worker) => app with { Workers = [worker, .. app.Workers.Skip(1)] };

    private static bool HasHttp(AppSpec app) => app.Endpoints is [{ Scheme: "http", IsExternal: true }, ..];

    private static bool HasLiteral(AppSpec app) => Literal(app) is not null;

    private static string? Literal(AppSpec app) => app.Variables.Where(pair => pair.Value.Kind is ValueKind.Literal && !app.FlyVariables.ContainsKey(pair.Key)).Select(pair => pair.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    private static AppSpec Change(AppSpec app, string? name, ValueSpec value) => app with { Variables = new Dictionary<string, ValueSpec>(app.Variables) { [name!] = value } };
}
