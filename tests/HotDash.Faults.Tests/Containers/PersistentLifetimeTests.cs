using HotDash.SystemHarness;

namespace HotDash.Faults.Tests.Containers;

/// <summary>Explicit: it starts a whole stack twice.</summary>
[Collection(HurtStack.OneAtATime)]
public sealed class PersistentLifetimeTests
{
    private static readonly string[] s_servers = ["postgres", "redis"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Servers_WithPersistentLifetime_OutliveTheAppHostAndAreFoundAgain()
    {
        var obstacle = await ContainerBackend.FindObstacleAsync(Cancelled);
        Assert.SkipUnless(obstacle is null, obstacle ?? "");
        var environment = new Dictionary<string, string?>(ContainerBackend.Environment) { ["HotDash__Lifetime"] = "persistent" };
        var home = Directory.CreateTempSubdirectory("hotdash-persistent-").FullName;
        IReadOnlyList<string> first = [];

        try
        {
            await using (var stack = await HurtStack.StartAsync(environment, Cancelled, home))
            {
                first = await IdsAsync(stack);
                await stack.LeaveAsync(Cancelled);
            }

            foreach (var id in first)
            {
                Assert.Equal("running", await Podman.RunAsync(Cancelled, "inspect", "--format", "{{.State.Status}}", id));
            }

            await using var again = await HurtStack.StartAsync(environment, Cancelled, home);
            Assert.Equal(first, await IdsAsync(again));
            await again.LeaveAsync(Cancelled);
        }
        finally
        {
            await Podman.RunAsync(CancellationToken.None, ["rm", "--force", "--volumes", .. first]);
            await ContainerBackend.DeleteVolumesAsync(home, CancellationToken.None);
            foreach (var network in await Podman.LinesAsync(CancellationToken.None, "network", "ls", "--filter", "name=aspire-persistent-network-", "--format", "{{.Name}}"))
            {
                await Podman.RunAsync(CancellationToken.None, "network", "rm", "--force", network);
            }

            AppHostProcess.DeleteHome(home);
        }
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(HurtStack stack)
    {
        var ids = new List<string>();
        foreach (var server in s_servers)
        {
            ids.Add(await Podman.RunAsync(Cancelled, "inspect", "--format", "{{.Id}}", await stack.ContainerOfAsync(server, Cancelled)));
        }

        return ids;
    }
}
