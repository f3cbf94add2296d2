using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Watch;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.Release.Watch;

/// <summary>The incident's machines, as <c>flyctl machine list --json</c> showed them or would have.</summary>
public sealed class MachineJudgeTests
{
    private const string V71 = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string V72 = "sha256:2222222222222222222222222222222222222222222222222222222222222222";
    private const string V74 = "sha256:4444444444444444444444444444444444444444444444444444444444444444";

    [Theory]
    [InlineData("good-v71", V71)]
    [InlineData("good-v74", V74)]
    public void Machines_OfAGoodRelease_HaveNoFinalProblem(string sample, string digest)
    {
        Assert.DoesNotContain(Judge(sample, digest, needsCheck: false), problem => problem.IsFinal);
    }

    [Theory]
    [InlineData("crashloop-v72-nochecks", V72, "exited with code 1 since its update (restart 2)")]
    [InlineData("crashloop-v72-checks", V72, "exited with code 1 since its update (restart 2)")]
    [InlineData("silent-revert", V74, "the update was taken back or never happened")]
    public void Machines_OfTheIncident_AreAFinalProblem(string sample, string digest, string text)
    {
        Assert.Contains(Judge(sample, digest, needsCheck: true), problem => problem.IsFinal && problem.Text.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("oom", "ran out of memory")]
    [InlineData("maxrestarts", "given up)")]
    public void Machines_ThatFlyGaveUp_AreAFinalProblem(string sample, string text)
    {
        var digest = Machines(sample)[0].Digest;

        Assert.Contains(Judge(sample, digest, needsCheck: true), problem => problem.IsFinal && problem.Text.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Machines_StoppedForLackOfTraffic_AreAProblemOnlyWhereTheyMustNotStop(bool mayStop, int problems)
    {
        var machines = Machines("autostopped");

        Assert.Equal(problems, MachineJudge.Judge(Target(machines[0].Digest, true, mayStop), machines).Count);
    }

    [Fact]
    public void Machines_OfAnAppWithTwoGroups_AreReadWithTheirGroups()
    {
        Assert.Equal(["web", "worker"], Machines("chatwoot").Select(machine => machine.Group).Order());
    }

    [Fact]
    public void Machines_WithoutAnyCheck_AreNotYetWell()
    {
        Assert.Contains(Judge("good-v71", V71, needsCheck: true).Concat(Judge("crashloop-v72-nochecks", V72, needsCheck: true)), problem => problem.Text.EndsWith("reports no health check", StringComparison.Ordinal));
    }

    [Fact]
    public void NoMachines_OfAGroup_AreAProblem()
    {
        Assert.Equal("group app has no machine", Assert.Single(MachineJudge.Judge(Target(V71, true, false), [])).Text);
    }

    private static IReadOnlyList<ReleaseProblem> Judge(string sample, string digest, bool needsCheck) => MachineJudge.Judge(Target(digest, needsCheck, mayStop: false), Machines(sample));

    private static IReadOnlyList<FlyMachine> Machines(string sample) => FlyMachineReader.Read(File.ReadAllText(RepositoryRoot.Combine("tests", "data", "fly", "samples", $"machine-list-{sample}.json")));

    private static ReleaseTarget Target(string digest, bool needsCheck, bool mayStop) => new()
    {
        App = "hotdash-staging", Image = $"registry.fly.io/hotdash-staging@{digest}", ConfigPath = "fly.toml", Groups = [new ReleaseGroup("app", needsCheck, mayStop)],
    };
}
