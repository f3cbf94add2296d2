using System.Text.Json;
using HotDash.Hosting.Fly.Release;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.Release;

public sealed class ReleasePlanTests
{
    private static readonly ReleaseTarget s_target = new()
    {
        App = "hotdash-staging",
        Image = $"registry.fly.io/hotdash-staging@sha256:{new string('0', 64)}",
        ConfigPath = "infra/fly/hotdash-staging/fly.toml",
        Groups = [new ReleaseGroup("web", true, true), new ReleaseGroup("worker", false, false)],
        Routes = [new FlyRoute("/health")],
    };

    [Fact]
    public void Plan_AsText_IsTheReadSnapshot() => Snapshot.Equal("plan.txt", ReleasePlan.Create([s_target], new ReleaseSettings()).ToText());

    [Fact]
    public void Plan_AsJson_IsTheReadSnapshot() => Snapshot.Equal("plan.json", ReleasePlan.Create([s_target], new ReleaseSettings()).ToJson());

    [Fact]
    public void Plan_EveryFlagOfFlyctl_Exists()
    {
        using var commands = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "data", "fly", "flyctl-commands.json")));
        var known = commands.RootElement.GetProperty("commands").GetProperty("fly deploy").EnumerateArray().Select(flag => $"--{flag.GetString()}").ToList();

        Assert.All(ReleasePlan.DeployArguments(s_target, 0, new ReleaseSettings()).Where(word => word.StartsWith('-')).Select(word => word.Split('=')[0]), flag => Assert.Contains(flag, known));
    }
}
