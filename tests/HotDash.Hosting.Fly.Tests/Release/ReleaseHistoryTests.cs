using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release;
using HotDash.ReleaseDrill.Simulated;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>What happened before decides what a release may do. Against the simulated Fly.</summary>
public sealed class ReleaseHistoryTests
{
    [Fact]
    public async Task Deploy_OfAnImageThatFailedBefore_IsRefused()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);
        await fly.DeployAsync(fly.Target(fly.AddImage("v71")));
        var bad = fly.Target(fly.AddImage("v72", "--exit-after", "1000"));
        await fly.DeployAsync(bad);

        var result = await fly.DeployAsync(bad);

        Assert.Equal((ReleaseOutcome.Refused, $"{bad.Image} failed before. Build a new image, or deploy it all the same with --Fly:Release:Again=true."), (result.Outcome, Assert.Single(result.Evidence)));
    }

    [Fact]
    public async Task Deploy_OfABrokenFirstRelease_NeedsAPersonAndClaimsNoRollback()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);

        var result = await fly.DeployAsync(fly.Target(fly.AddImage("v1", "--exit-after", "1000")));

        Assert.True(result.Outcome is ReleaseOutcome.NeedsAPerson, result.ToString());
        Assert.Equal(["planned", "deploying", "verifying", "failed", "needs-a-person"], fly.Ledger.Read().Select(entry => entry.State));
    }

    [Fact]
    public async Task Deploy_AfterAReleaseThatWasInterruptedBeforeItTouchedAnything_ProvesTheOldOneFirst()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);
        var first = fly.Target(fly.AddImage("v71"));
        await fly.DeployAsync(first);
        var second = fly.Target(fly.AddImage("v72"));
        var left = new ReleaseState { Release = "left", Phase = ReleasePhase.Deploying, Target = second.Image, Good = first.Image };
        fly.Ledger.Append(new LedgerEntry { App = SimulatedFly.App, State = "deploying", Image = second.Image, Flow = left });

        var result = await fly.DeployAsync(second);

        Assert.Equal((ReleaseOutcome.Verified, second.Digest), (result.Outcome, result.Digest));
        Assert.Equal(
            [("verifying", ReleaseCause.None), ("failed", ReleaseCause.Interrupted), ("rolling-back", ReleaseCause.Interrupted), ("rollback-verifying", ReleaseCause.Interrupted), ("rolled-back", ReleaseCause.Interrupted)],
            fly.Ledger.Read().Where(entry => entry.Flow?.Release == "left").Skip(1).Select(entry => (entry.State, entry.Flow?.Cause ?? default)));
    }

    [Fact]
    public async Task Rollback_ThatFails_LeavesNoRecordOfARollback()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);
        var good = fly.AddImage("v71", "--exit-after", "9000");
        await fly.DeployAsync(fly.Target(good));
        // What was verified once is broken now.
        fly.AddImage("v71", "--exit-after", "300");

        var result = await fly.DeployAsync(fly.Target(fly.AddImage("v72", "--exit-after", "1000")));

        Assert.True(result.Outcome is ReleaseOutcome.NeedsAPerson, result.ToString());
        Assert.Equal("needs-a-person", fly.Ledger.Read()[^1].State);
    }
}
