using HotDash.Hosting.Fly.Release;
using HotDash.ReleaseDrill.Simulated;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>Broken images against the simulated Fly: every one ends with the old version serving.</summary>
public sealed class BrokenReleaseTests
{
    [Theory]
    [InlineData("answers 500", ReleaseOutcome.DeployFailedRolledBack, "--status", "500")]
    [InlineData("redirects to a login page", ReleaseOutcome.DeployFailedRolledBack, "--status", "302")]
    [InlineData("dies after a second", ReleaseOutcome.VerifyFailedRolledBack, "--exit-after", "1000")]
    [InlineData("never listens", ReleaseOutcome.DeployFailedRolledBack, "--start-after", "60000")]
    [InlineData("ends with code 0 and is not restarted", ReleaseOutcome.VerifyFailedRolledBack, "--exit-after", "800", "--exit-code", "0")]
    public async Task Deploy_OfABrokenImage_RollsBack(string fault, object outcome, params string[] faults)
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);
        await fly.DeployAsync(fly.Target(fly.AddImage("good")));

        var result = await fly.DeployAsync(fly.Target(fly.AddImage(fault, faults)));

        Assert.True(Equals(result.Outcome, outcome), result.ToString());
        Assert.Equal("good", await fly.AnswerAsync());
    }
}
