using System.Globalization;
using HotDash.SystemHarness;

namespace HotDash.Faults.Tests.Containers;

/// <summary>Containers, the engine's monitors and the AppHost killed: data stay, nothing else does. Explicit: it takes minutes.</summary>
[Collection(HurtStack.OneAtATime)]
public sealed class ContainerFaultTests
{
    private const string WritePostgres = "PGPASSWORD=$POSTGRES_PASSWORD psql -qU postgres -c 'create table kept as select 42 as n'";
    private const string ReadPostgres = "PGPASSWORD=$POSTGRES_PASSWORD psql -qtAU postgres -c 'select n from kept'";
    private const string WriteRedis = "REDISCLI_AUTH=$REDIS_PASSWORD redis-cli set kept 42";
    private const string ReadRedis = "REDISCLI_AUTH=$REDIS_PASSWORD redis-cli get kept";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData("postgres", WritePostgres, ReadPostgres)]
    [InlineData("redis", WriteRedis, ReadRedis)]
    public async Task Container_Killed_IsShownEndedAndStartsAgainWithItsData(string resource, string write, string read)
    {
        await using var stack = await StartAsync();
        var container = await stack.ContainerOfAsync(resource, Cancelled);
        await ShellAsync(container, write);

        await Podman.RunAsync(Cancelled, "kill", "--signal", "KILL", container);
        await stack.WaitAsync(states => states.Single(state => state.DisplayName == resource).State is "Exited", $"{resource} is shown as ended", Cancelled);
        await stack.CommandAsync(resource, "start", Cancelled);
        await stack.WaitUntilSettledAsync(Cancelled);

        Assert.Equal("42", await EventuallyAsync(await stack.ContainerOfAsync(resource, Cancelled), read));
        Assert.Empty(await stack.EndAsync("INT", Cancelled));
    }

    [Theory(Explicit = true)]
    [InlineData("postgres", WritePostgres)]
    [InlineData("redis", WriteRedis)]
    public async Task ResetData_OfAContainer_EmptiesItAndStartsDependentsAgain(string resource, string write)
    {
        await using var stack = await StartAsync();
        // The second write succeeds only when the first one's data are gone.
        await ShellAsync(await stack.ContainerOfAsync(resource, Cancelled), write);

        await stack.CommandAsync(resource, "reset-data", Cancelled);
        await stack.WaitUntilSettledAsync(Cancelled);

        var answer = await ShellAsync(await stack.ContainerOfAsync(resource, Cancelled), resource == "redis" ? ReadRedis : WritePostgres);
        Assert.Equal("", answer);
        Assert.Empty(await stack.EndAsync("INT", Cancelled));
    }

    [Theory(Explicit = true)]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task AppHost_EndedBySignal_LeavesNoContainerAndNoNetwork(string signal)
    {
        await using var stack = await StartAsync();

        Assert.Empty(await stack.EndAsync(signal, Cancelled));
    }

    /// <summary>Podman has no daemon: what serves a container is its monitor, conmon.</summary>
    [Fact(Explicit = true)]
    public async Task Monitors_OfTheEngineKilled_LeaveNothingBehindAtTheEnd()
    {
        await using var stack = await StartAsync();
        foreach (var resource in new[] { "postgres", "redis" })
        {
            var monitor = await Podman.RunAsync(Cancelled, "inspect", "--format", "{{.State.ConmonPid}}", await stack.ContainerOfAsync(resource, Cancelled));
            AppHostProcess.Kill(int.Parse(monitor, CultureInfo.InvariantCulture), "KILL");
        }

        Assert.Empty(await stack.EndAsync("INT", Cancelled));
    }

    private static async Task<HurtStack> StartAsync()
    {
        var obstacle = await ContainerBackend.FindObstacleAsync(Cancelled);
        Assert.SkipUnless(obstacle is null, obstacle ?? "");

        return await HurtStack.StartAsync(ContainerBackend.Environment, Cancelled);
    }

    /// <summary>Health that was published before the restart is shown until the next check, so the server may still be recovering.</summary>
    private static async Task<string> EventuallyAsync(string container, string command)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await ShellAsync(container, command);
            }
            catch (InvalidOperationException) when (attempt < 60)
            {
                await Task.Delay(500, Cancelled);
            }
        }
    }

    private static Task<string> ShellAsync(string container, string command) => Podman.RunAsync(Cancelled, "exec", container, "/bin/sh", "-c", command);
}
