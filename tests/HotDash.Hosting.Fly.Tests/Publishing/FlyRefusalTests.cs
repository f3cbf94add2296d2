using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Tests.Publishing;

public sealed class FlyRefusalTests
{
    public static TheoryData<string, string> Cases => new(s_cases.Select(item => (item.Key, item.Value.Problem)));

    private static readonly Dictionary<string, (string Problem, Action<IDistributedApplicationBuilder> Configure)> s_cases = new()
    {
        ["no health check"] = ("web: serves http and has no HTTP health check", builder => builder.AddContainer("web", "sample/web").WithImageSHA256(Digest).WithHttpEndpoint(targetPort: 80).WithExternalHttpEndpoints().PublishAsFlyApp(_ => { })),
        ["nothing said"] = ("web: nothing says what becomes of it on Fly.", builder => builder.AddWeb()),
        ["floating image"] = ("web: its image 'sample/web:latest' can be another image tomorrow.", builder => builder.AddContainer("web", "sample/web", "latest").WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/").PublishAsFlyApp(_ => { })),
        ["one name twice"] = ("other, web: share the app name 'sample'.", builder => { builder.AddWeb().PublishAsFlyApp(app => app.AppName = "sample"); builder.AddWeb("other").PublishAsFlyApp(app => app.AppName = "sample"); }),
        ["bind mount"] = ("web: its bind mount on '/data' has no counterpart on Fly.", builder => builder.AddWeb().WithBindMount("/srv", "/data").PublishAsFlyApp(_ => { })),
        ["volume"] = ("web: its volume on '/data' has no counterpart on Fly.", builder => builder.AddWeb().WithVolume("data", "/data").PublishAsFlyApp(_ => { })),
        ["secret argument"] = ("web: argument 2 of its command is a secret", builder => builder.AddWeb().WithArgs("--token", builder.AddParameter("token", secret: true)).PublishAsFlyApp(_ => { })),
        ["stopping worker"] = ("worker: AutoStop is Stop on a worker", builder => builder.AddContainer("worker", "sample/web").WithImageSHA256(Digest).PublishAsFlyApp(app => app.AutoStop = FlyAutoStop.Stop)),
        ["flycast and https"] = ("web: ForceHttps would redirect", builder => builder.AddWeb().PublishAsFlyApp(app => app.PrivateAddress = FlyPrivateAddress.Flycast)),
        ["retired region"] = ("infra/fly/web/fly.toml: primary_region: 'den' was retired", builder => builder.AddWeb().PublishAsFlyApp(app => app.Region = "den")),
        ["unknown size"] = ("infra/fly/web/fly.toml: vm[0].size: 'huge' is not a machine size", builder => builder.AddWeb().PublishAsFlyApp(app => app.Machine = new FlyVm { Size = "huge" })),
        ["migration as release command"] = ("infra/fly/web/fly.toml: deploy.release_command: 'npx prisma migrate deploy' changes", builder => builder.AddWeb().PublishAsFlyApp(app => app.ConfigureToml(toml => toml with { Deploy = new FlyDeploy { ReleaseCommand = "npx prisma migrate deploy" } }))),
        ["group without an app"] = ("worker: is a process group of 'web', which is not published", builder => builder.AddContainer("worker", "sample/web").WithImageSHA256(Digest).PublishAsFlyProcessGroup(builder.AddWeb().PublishOutsideFly("elsewhere"), "worker")),
        ["group of another image"] = ("worker: its image 'sample/worker@sha256:", builder => builder.AddContainer("worker", "sample/worker").WithImageSHA256(Digest).PublishAsFlyProcessGroup(builder.AddWeb().PublishAsFlyApp(_ => { }), "worker")),
        ["groups that differ"] = ("web: variable MODE differs between web and worker", builder => builder.AddContainer("worker", "sample/web").WithImageSHA256(Digest).WithEnvironment("MODE", "b").PublishAsFlyProcessGroup(builder.AddWeb().WithEnvironment("MODE", "a").PublishAsFlyApp(_ => { }), "worker")),
        ["two http endpoints"] = ("web: has several external http endpoints", builder => builder.AddWeb().WithHttpEndpoint(targetPort: 4000, name: "admin").WithExternalHttpEndpoints().PublishAsFlyApp(_ => { })),
        ["startup probe"] = ("web: has a startup probe, which Fly does not know.", builder => builder.AddWeb().WithHttpProbe(ProbeType.Startup, "/started").PublishAsFlyApp(_ => { })),
        ["engine arguments"] = ("web: has arguments for a container engine: nothing on Fly stands for it.", builder => builder.AddWeb().WithContainerRuntimeArgs("--privileged").PublishAsFlyApp(_ => { })),
        ["network alias"] = ("web: has a network alias: nothing on Fly stands for it.", builder => builder.AddWeb().WithContainerNetworkAlias("w").PublishAsFlyApp(_ => { })),
        ["Dockerfile"] = ("web: has an image built from a Dockerfile: nothing on Fly stands for it.", builder => builder.AddDockerfile("web", ".").WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/").PublishAsFlyApp(_ => { })),
        ["an annotation of tomorrow"] = ("web: has 'TomorrowAnnotation', which this publisher does not know: nothing on Fly stands for it.", builder => builder.AddWeb().WithAnnotation(new Aspire.Hosting.Tomorrow.TomorrowAnnotation()).PublishAsFlyApp(_ => { })),
        ["endpoint that is not there"] = ("web: variable OTHER: other has no endpoint 'admin'.", builder => builder.AddWeb().WithEnvironment("OTHER", builder.AddWeb("other").PublishAsFlyApp(_ => { }).GetEndpoint("admin")).PublishAsFlyApp(_ => { })),
        ["setting without a service"] = ("worker: sets Concurrency and has no external endpoint for which it would count.", builder => builder.AddContainer("worker", "sample/web").WithImageSHA256(Digest).PublishAsFlyApp(app => app.Concurrency = new FlyConcurrency { SoftLimit = 1 })),
        ["route of an app that is not there"] = ("web: is released by what app 'admin' answers, and there is none", builder => builder.AddWeb().PublishAsFlyApp(app => app.Routes.Add(new FlyRoute("/health/worker") { AskedOf = "admin" }))),
        ["region of a group"] = ("web: runs in region 'mad', which was retired", builder => builder.AddWeb().PublishAsFlyApp(app => app.Regions.Add("mad"))),
        ["region twice"] = ("web: names region 'ord' twice.", builder => builder.AddWeb().PublishAsFlyApp(app => app.Regions.Add("ord"))),
        ["Postgres plan"] = ("sample-db: has plan 'performance', which flyctl turns into 'basic'", builder => builder.AddConnectionString("db").PublishAsFlyPostgres(new FlyPostgres { Name = "sample-db", Plan = "performance" })),
        ["Postgres region"] = ("sample-db: is in region 'arn', which has no Managed Postgres.", builder => builder.AddConnectionString("db").PublishAsFlyPostgres(new FlyPostgres { Name = "sample-db", Region = "arn" })),
        ["Redis plan"] = ("sample-redis: has plan 'standard', which flyctl refuses", builder => builder.AddConnectionString("redis").PublishAsFlyRedis(new FlyRedis { Name = "sample-redis", Plan = "standard" })),
        ["https alone"] = ("web: has an https endpoint and no http endpoint", builder => builder.AddContainer("web", "sample/web").WithImageSHA256(Digest).WithHttpsEndpoint(targetPort: 443).PublishAsFlyApp(_ => { })),
    };

    private static string Digest => new('0', 64);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Publication_OfWhatCannotWork_IsRefusedWithARemedy(string name, string problem)
    {
        var publication = await PublishedModel.PublishAsync((builder, _) => s_cases[name].Configure(builder));

        Assert.Contains(publication.Refusals, refusal => refusal.ToString().StartsWith(problem, StringComparison.Ordinal) && refusal.Remedy.Length > 0);
        Assert.Empty(publication.Files);
    }

    [Theory]
    [InlineData(null, "is empty.")]
    [InlineData("latest", "is 'latest', which is no digest.")]
    public async Task ImageDigest_OfAnotherValue_IsRefused(string? value, string problem)
    {
        var (model, _) = await PublishedModel.ReadAsync((builder, _) => AddExternal(builder, value));

        var refusal = Assert.Single(await FlyImageDigests.CheckAsync(model.Apps, TestContext.Current.CancellationToken));

        Assert.Equal($"parameter 'web-digest', the digest of sample/web:v1, {problem}", refusal.Problem);
    }

    [Fact]
    public async Task ImageDigest_OfADigest_IsPartOfTheReference()
    {
        var digest = $"sha256:{new string('0', 64)}";
        var (model, _) = await PublishedModel.ReadAsync((builder, _) => AddExternal(builder, digest));

        Assert.Empty(await FlyImageDigests.CheckAsync(model.Apps, TestContext.Current.CancellationToken));
        Assert.Equal($"sample/web:v1@{digest}", await FlyImageDigests.ReferenceAsync(model.Apps[0], TestContext.Current.CancellationToken));
    }

    private static void AddExternal(IDistributedApplicationBuilder builder, string? digest)
    {
        var parameter = digest is null ? builder.AddParameter("web-digest") : builder.AddParameter("web-digest", digest);

        builder.AddContainer("web", "sample/web", "v1").WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/").PublishAsFlyApp(app => app.ImageDigest = parameter);
    }
}
