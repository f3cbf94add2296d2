using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>What happened before decides what a release may do. Against the simulated Fly.</summary>
public sealed class ReleaseHistoryTests
{
    [Fact]
    public async Task Deploy_OfAnImageThatFailedBefore_IsRefused()
    {
        using var fly = new SimulatedFly();
        await fly.DeployAsync(fly.Target(fly.AddImage("v71")));
        var bad = fly.Target(fly.AddImage("v72", "--exit-after", "1000"));
        await fly.DeployAsync(bad);

        var result = await fly.DeployAsync(bad);

        Assert.Equal((ReleaseOutcome.Refused, $"{bad.Image} failed before. Build a new image."), (result.Outcome, Assert.Single(result.Evidence)));
    }

    [Fact]
    public async Task Deploy_OfABrokenFirstRelease_NeedsAPersonAndClaimsNoRollback()
    {
        using var fly = new SimulatedFly();

        var result = await fly.DeployAsync(fly.Target(fly.AddImage("v1", "--exit-after", "1000")));

        Assert.True(result.Outcome is ReleaseOutcome.NeedsAPerson, result.ToString());
        Assert.DoesNotContain(fly.Ledger.Read(), entry => entry.State.StartsWith("roll", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deploy_AfterAReleaseThatWasInterrupted_IsRefusedUntilItIsFinished()
    {
        using var fly = new SimulatedFly();
        var first = fly.Target(fly.AddImage("v71"));
        await fly.DeployAsync(first);
        var second = fly.Target(fly.AddImage("v72"));
        fly.Ledger.Append(new LedgerEntry { Sequence = 0, At = default, App = SimulatedFly.App, State = "started", Image = second.Image });

        Assert.Equal(ReleaseOutcome.Refused, (await fly.DeployAsync(second)).Outcome);
        Assert.Equal(ReleaseOutcome.Verified, (await fly.RollBackAsync(second)).Outcome);
        Assert.Equal(ReleaseOutcome.Verified, (await fly.DeployAsync(second)).Outcome);
    }

    [Fact]
    public async Task Rollback_ThatFails_LeavesNoRecordOfARollback()
    {
        using var fly = new SimulatedFly();
        var good = fly.AddImage("v71", "--exit-after", "5000");
        await fly.DeployAsync(fly.Target(good));
        // What was verified once is broken now.
        fly.AddImage("v71", "--exit-after", "300");

        var result = await fly.DeployAsync(fly.Target(fly.AddImage("v72", "--exit-after", "1000")));

        Assert.True(result.Outcome is ReleaseOutcome.NeedsAPerson, result.ToString());
        Assert.Equal("rollback-failed", fly.Ledger.Read()[^1].State);
    }
}
