using HotDash.Hosting.Fly.Release;
using HotDash.ReleaseDrill.Crashes;

namespace HotDash.Hosting.Fly.Tests.Release.Flow;

/// <summary>The runner ends at a point of a release: before, in or after a command, a request or a write. The next one goes on. The soak takes every point.</summary>
public sealed class ReleaseCrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Release_InterruptedAtEveryFifthPoint_EndsVerifiedOrNeedsAPerson()
    {
        var points = 0;

        foreach (var scenario in CrashScenario.All)
        {
            for (var at = 1 + (points % 5); await InterruptAsync(scenario, at); at += 5)
            {
                points++;
            }
        }

        output.WriteLine($"{points} points");
        Assert.True(points > 40, $"{points}");
    }

    /// <summary>False: the release was over before the point came.</summary>
    private static async Task<bool> InterruptAsync(CrashScenario scenario, int at)
    {
        var folder = Directory.CreateTempSubdirectory("release-crash-");

        try
        {
            scenario.World.Write(folder.FullName);
            var passed = 0;
            var where = "";
            var dying = new ScriptedRelease(folder.FullName, name =>
            {
                where = name;

                if (++passed == at)
                {
                    throw new InvalidOperationException("the runner died (scripted)");
                }
            });
            var died = await DiesAsync(dying);

            var next = new ScriptedRelease(folder.FullName, _ => { });
            var resumed = await next.ResumeAsync(() => { }, TestContext.Current.CancellationToken) ?? await next.DeployAsync(ScriptedRelease.Image('b'), () => { }, TestContext.Current.CancellationToken);
            Assert.True(CrashScenario.Judge(folder.FullName, next) is null || resumed.Outcome is ReleaseOutcome.Refused, $"{scenario.Name}, {at}th point ({where}): {CrashScenario.Judge(folder.FullName, next)}; {resumed}");

            return died;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> DiesAsync(ScriptedRelease release)
    {
        try
        {
            await release.DeployAsync(ScriptedRelease.Image('b'), () => { }, TestContext.Current.CancellationToken);

            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
