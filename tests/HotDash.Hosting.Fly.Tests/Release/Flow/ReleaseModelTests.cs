using HotDash.ReleaseDrill.Model;

namespace HotDash.Hosting.Fly.Tests.Release.Flow;

/// <summary>Every reachable state of two operators, with every result of every action. The soak adds a second crash.</summary>
public sealed class ReleaseModelTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("old a b")]
    [InlineData("old b")]
    [InlineData("old")]
    [InlineData("a")]
    [InlineData("")]
    public void EveryState_OfTwoOperatorsWithACrashAndALockThatRunsOut_ClaimsOnlyWhatIsAndEnds(string well)
    {
        var explorer = new ModelExplorer().Explore(ModelExplorer.Begin(well, crashes: 1, hangs: 1));

        output.WriteLine($"{explorer.States} states");
        Assert.Null(explorer.Violation);
        Assert.True(explorer.States > 10_000, $"{explorer.States}");
    }

    [Fact]
    public void EveryState_OfARunnerThatCrashesTenTimes_Ends()
    {
        var begin = ModelExplorer.Begin("old", crashes: 10, hangs: 0);

        Assert.Null(new ModelExplorer().Explore(begin with { Second = begin.Second with { Life = ModelLife.Done } }).Violation);
    }

    [Fact]
    public void EveryState_WhenNobodyEndsTheFlyctlOfADeadRunner_HoldsAFalseClaim()
    {
        var explorer = new ModelExplorer().Explore(ModelExplorer.Begin("old a b", crashes: 1, hangs: 0) with { EndsOrphans = false });

        Assert.Contains("was written, but", explorer.Violation, StringComparison.Ordinal);
    }
}
