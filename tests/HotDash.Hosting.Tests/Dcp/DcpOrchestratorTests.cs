using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using static HotDash.Hosting.Tests.Dcp.RunningApplication;

namespace HotDash.Hosting.Tests.Dcp;

/// <summary>Whole runs against the real DCP.</summary>
public sealed class DcpOrchestratorTests
{
    [Fact]
    public async Task Executable_ThatEnds_ShowsExitCodeAndOutput()
    {
        var builder = CreateBuilder();
        var job = builder.AddShell("job", "echo out; echo err >&2; exit 3").Resource;
        await using var running = await StartAsync(builder);

        var ended = await running.WaitForStateAsync(job, KnownResourceStates.Finished);
        var log = await running.LogAsync(job);

        Assert.Equal(3, ended.ExitCode);
        Assert.Equal("exit code 3", PropertyOf(ended, "resource.ended"));
        Assert.Contains(log, line => line.EndsWith(" out", StringComparison.Ordinal));
        Assert.Contains(log, line => line.EndsWith(" err", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Executable_WithAMissingProgram_FailsToStartWithDcpsReason()
    {
        var builder = CreateBuilder();
        var job = builder.AddExecutable("job", "/no/such/program", "/").Resource;
        await using var running = await StartAsync(builder);

        var failed = await running.WaitAsync(job, snapshot => PropertyOf(snapshot, "resource.ended") is not null);

        Assert.Equal(KnownResourceStates.FailedToStart, failed.State?.Text);
        Assert.Equal(KnownResourceStateStyles.Error, failed.State?.Style);
        Assert.Contains("/no/such/program: no such file or directory", PropertyOf(failed, "resource.ended"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_ThatThrows_FailsThatResourceAloneAndNamesTheVariable()
    {
        var builder = CreateBuilder();
        var broken = builder.AddShell("broken", "exit 0").WithEnvironment("BAD", builder.AddParameter("missing")).Resource;
        var fine = builder.AddShell("fine", "exit 0").Resource;
        await using var running = await StartAsync(builder);

        var failed = await running.WaitForStateAsync(broken, KnownResourceStates.FailedToStart);
        await running.WaitForStateAsync(fine, KnownResourceStates.Finished);

        Assert.Contains("missing", PropertyOf(failed, "resource.ended"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_ToAnotherService_IsInjectedAndReachable()
    {
        var builder = CreateBuilder();
        var api = builder.AddEcho("api");
        var web = builder.AddEcho("web").WithReference(api.GetEndpoint("http")).WaitFor(api);
        await using var running = await StartAsync(builder);

        await running.WaitAsync(web.Resource, snapshot => snapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy);

        Assert.Equal(api.GetEndpoint("http").Url, await GetAsync(web, "/env/services__api__http__0"));
    }

    [Fact]
    public async Task WaitFor_ASickService_HoldsTheDependentBackAndTheStartCommandReleasesIt()
    {
        var builder = CreateBuilder();
        var api = builder.AddEcho("api").WithEnvironment("ECHO_SICK", "1");
        var web = builder.AddShell("web", "exec sleep 100").WaitFor(api).Resource;
        await using var running = await StartAsync(builder);
        await running.WaitForStateAsync(api.Resource, KnownResourceStates.Running);

        var waiting = await running.WaitForStateAsync(web, KnownResourceStates.Waiting);
        await running.ExecuteAsync(web, KnownResourceCommands.StartCommand);

        Assert.Equal(api.Resource.GetInstanceNames()[0], PropertyOf(waiting, "resource.waitingFor"));
        await running.WaitForStateAsync(web, KnownResourceStates.Running);
    }

    [Fact]
    public async Task Process_KilledFromOutside_ShowsKilledAndCanBeStartedAgain()
    {
        var builder = CreateBuilder();
        var web = builder.AddEcho("web");
        await using var running = await StartAsync(builder);
        await running.WaitAsync(web.Resource, snapshot => snapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy);
        var pid = int.Parse(await GetAsync(web, "/pid"), System.Globalization.CultureInfo.InvariantCulture);

        using (var process = Process.GetProcessById(pid))
        {
            process.Kill();
        }

        var killed = await running.WaitForStateAsync(web.Resource, KnownResourceStates.Finished);
        await running.ExecuteAsync(web.Resource, KnownResourceCommands.StartCommand);
        var again = await running.WaitAsync(
            web.Resource, snapshot => snapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy);

        Assert.Equal("killed by a signal", PropertyOf(killed, "resource.ended"));
        Assert.Equal("1", PropertyOf(again, "resource.restarts"));
        Assert.NotEqual($"{pid}", await GetAsync(web, "/pid"));
    }

    [Fact]
    public async Task Commands_StopThenRestart_EndAndReplaceTheProcess()
    {
        var builder = CreateBuilder();
        var job = builder.AddShell("job", "exec sleep 100").Resource;
        await using var running = await StartAsync(builder);
        var first = await running.WaitForStateAsync(job, KnownResourceStates.Running);

        await running.ExecuteAsync(job, KnownResourceCommands.RestartCommand);
        var second = await running.WaitAsync(
            job, snapshot => snapshot.State?.Text == KnownResourceStates.Running && PropertyOf(snapshot, "resource.restarts") == "1");
        await running.ExecuteAsync(job, KnownResourceCommands.StopCommand);
        var stopped = await running.WaitForStateAsync(job, KnownResourceStates.Finished);

        Assert.NotEqual(PropertyOf(first, "executable.pid"), PropertyOf(second, "executable.pid"));
        Assert.Equal("stopped", PropertyOf(stopped, "resource.ended"));
    }

    [Fact]
    public async Task ExplicitStart_UntilTheCommand_IsNotStarted()
    {
        var builder = CreateBuilder();
        var job = builder.AddShell("job", "exit 0").WithExplicitStart().Resource;
        await using var running = await StartAsync(builder);

        await running.WaitForStateAsync(job, KnownResourceStates.NotStarted);
        await running.ExecuteAsync(job, KnownResourceCommands.StartCommand);

        Assert.Equal(0, (await running.WaitForStateAsync(job, KnownResourceStates.Finished)).ExitCode);
    }

    [Fact]
    public async Task ExplicitStart_OfAResourceWithDependencies_WaitsForThemAndASecondStartReleasesIt()
    {
        var builder = CreateBuilder();
        var api = builder.AddEcho("api").WithEnvironment("ECHO_SICK", "1");
        var job = builder.AddShell("job", "echo started; exec sleep 100").WaitFor(api).WithExplicitStart().Resource;
        await using var running = await StartAsync(builder);
        await running.WaitForStateAsync(job, KnownResourceStates.NotStarted);

        var first = running.ExecuteAsync(job, KnownResourceCommands.StartCommand);
        await running.WaitForStateAsync(job, KnownResourceStates.Waiting);
        await running.ExecuteAsync(job, KnownResourceCommands.StartCommand);
        await first;

        await running.WaitForStateAsync(job, KnownResourceStates.Running);
        Assert.Single(await running.LogAsync(job), line => line.EndsWith(" started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replicas_OfAProject_AreInstancesBehindOneEndpoint()
    {
        var builder = CreateBuilder();
        var web = builder.AddEcho("web").WithAnnotation(new ReplicaAnnotation(2));
        await using var running = await StartAsync(builder);

        foreach (var instance in web.Resource.GetInstanceNames())
        {
            await running.Application.ResourceNotifications.WaitForResourceAsync(
                "web", update => update.ResourceId == instance && update.Snapshot.HealthStatus is not null, TestContext.Current.CancellationToken);
        }

        var pids = new HashSet<string>();
        while (pids.Count < 2)
        {
            pids.Add(await GetAsync(web, "/pid"));
        }
    }

    [Fact]
    public async Task Port_ThatIsTaken_IsNamedWithItsEndpointAndResource()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port; // Bound above.
        var builder = CreateBuilder();
        builder.AddShell("web", "exec sleep 100").WithHttpEndpoint(port: port, env: "PORT");

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => StartAsync(builder));

        Assert.Contains($"port {port} of endpoint 'http' of resource 'web'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_DisposedWithoutStop_LeavesNoProcess()
    {
        var builder = CreateBuilder();
        var job = builder.AddShell("job", "exec sleep 100").Resource;
        var running = await StartAsync(builder);
        var pid = PropertyOf(await running.WaitAsync(job, snapshot => PropertyOf(snapshot, "executable.pid") is not null), "executable.pid");

        await running.Application.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{pid}"), $"Process {pid} still runs.");
    }

    [Fact]
    public async Task Application_Stopped_LeavesNoProcess()
    {
        var builder = CreateBuilder();
        var job = builder.AddShell("job", "exec sleep 100").Resource;
        var running = await StartAsync(builder);
        var pid = PropertyOf(await running.WaitAsync(job, snapshot => PropertyOf(snapshot, "executable.pid") is not null), "executable.pid");

        await running.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{pid}"), $"Process {pid} still runs.");
    }
}
