using HotDash.Hosting.Fly.Release;
using HotDash.ReleaseDrill.Simulated;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>Releases against the simulated Fly: the commands of the images really run.</summary>
public sealed class ReleaseRunnerTests
{
    [Fact]
    public async Task Deploy_OfASoundImage_IsVerifiedAndRecorded()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);
        var image = fly.AddImage("v71");

        var result = await fly.DeployAsync(fly.Target(image, "v71"));

        Assert.True(result.Outcome is ReleaseOutcome.Verified, result.ToString());
        Assert.Equal(["planned", "deploying", "verifying", "verified"], fly.Ledger.Read().Select(entry => entry.State));
        Assert.Contains(fly.Calls, call => call.StartsWith("deploy --app sample --config ", StringComparison.Ordinal) && call.Contains($" --image {image} --ha=false --yes --wait-timeout ", StringComparison.Ordinal));
    }

    /// <summary>The incident: build, deploy and release command succeeded, the server died within a second, and there was no check.</summary>
    [Fact]
    public async Task Deploy_OfAServerThatDiesAfterASecondWithoutAnyCheck_RollsBackToTheVerifiedImage()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken, withCheck: false);
        var good = fly.Target(fly.AddImage("v71"), "v71") with { Groups = [new ReleaseGroup("app", NeedsCheck: false, MayStop: false)] };
        await fly.DeployAsync(good);

        var result = await fly.DeployAsync(good with { Image = fly.AddImage("v72", "--exit-after", "1000"), Routes = [] });

        Assert.True(result.Outcome is ReleaseOutcome.VerifyFailedRolledBack, result.ToString());
        Assert.Contains(result.Evidence, line => line.Contains("exited with code 1 since its update", StringComparison.Ordinal));
        Assert.Equal("v71", await fly.AnswerAsync());
        Assert.Equal(["planned", "baseline-verified", "deploying", "verifying", "failed", "rolling-back", "rollback-verifying", "rolled-back"], fly.Ledger.Read().Skip(4).Select(entry => entry.State));
    }

    [Fact]
    public async Task Deploy_ThatFlyTakesBackSilently_IsNoSuccess()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);
        await fly.DeployAsync(fly.Target(fly.AddImage("v72")));

        var result = await fly.DeployAsync(fly.Target(fly.AddImage("v74", [], takenBack: true)));

        Assert.True(result.Outcome is ReleaseOutcome.VerifyFailedRolledBack, result.ToString());
        Assert.Contains(result.Evidence, line => line.Contains("the update was taken back or never happened", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deploy_WithTheWrongContent_IsNoSuccess()
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);
        await fly.DeployAsync(fly.Target(fly.AddImage("{\"queue_services\":\"ok\"}"), "\"queue_services\":\"ok\""));

        var result = await fly.DeployAsync(fly.Target(fly.AddImage("{\"queue_services\":\"failing\"}"), "\"queue_services\":\"ok\""));

        Assert.True(result.Outcome is ReleaseOutcome.VerifyFailedRolledBack, result.ToString());
        Assert.Contains("GET /health answered 200 without \"queue_services\":\"ok\"", result.Evidence);
    }
}
