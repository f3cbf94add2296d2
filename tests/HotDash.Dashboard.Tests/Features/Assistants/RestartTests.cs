using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Assistants;
using HotDash.Dashboard.Tests.Fakes;
using HotDash.Dashboard.Tests.Features.Watching;
using HotDash.FlySimulator.Machines;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;

namespace HotDash.Dashboard.Tests.Features.Assistants;

/// <summary>An assistant's restart on the simulator of Fly: a process there gets another id, or it does not.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly FlyMachines _fly = new();
    private DashboardUnderTest _dashboard = null!; // set in InitializeAsync
    private WebApplicationFactory<Program> _configured = null!; // set in InitializeAsync
    private MachineFolder _machine = null!; // set in InitializeAsync
    private int _pid;

    public async ValueTask InitializeAsync()
    {
        _dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        _configured = _dashboard.WithWebHostBuilder(builder => builder
            .UseSetting("Mcp:Token", "0123456789abcdef0123456789")
            .UseSetting("Watching:Environments:0:Name", "staging")
            .UseSetting("Watching:Environments:0:FlyApps:0", FlyMachines.App)
            .UseSetting("Watching:Environments:0:FlyDeployToken", "deploy-token")
            .UseSetting("Watching:Environments:0:FlyApi", _fly.Address.ToString()));
        _machine = await _fly.StartAsync(_cancellationToken);
        _pid = await FlyMachines.FindPidAsync(_machine, _cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _configured.DisposeAsync();
        await _dashboard.DisposeAsync();
        await _fly.DisposeAsync();
    }

    [Fact]
    public async Task Restart_Approved_IsCarriedOutOnceAndRecorded()
    {
        await using var scope = _configured.Services.CreateAsyncScope();
        var (tools, id) = await RequestAsync(scope, _machine.Id);
        await ApproveAsync(scope, id);

        var told = await tools.RestartMachineAsync(id, _cancellationToken);
        var again = await Assert.ThrowsAsync<McpException>(() => tools.RestartMachineAsync(id, _cancellationToken));

        Assert.Equal($"Machine {_machine.Id} of {FlyMachines.App} was restarted, as Ada approved.", told);
        Assert.Contains("It is applied", again.Message, StringComparison.Ordinal);
        Assert.True(await IsRestartedAsync());
        Assert.Single(_machine.Events.NewestFirst(), entry => (string?)entry["type"] == "exit");
        Assert.Equal(
            $"applied|fly:{FlyMachines.App}:{_machine.Id}|1",
            await _dashboard.QueryAsync<string>("select state || '|' || external_id || '|' || apply_attempts from approvals", _cancellationToken));
    }

    [Fact]
    public async Task Restart_NotApproved_IsRefusedAndNothingHappens()
    {
        await using var scope = _configured.Services.CreateAsyncScope();
        var (tools, id) = await RequestAsync(scope, _machine.Id);

        var refused = await Assert.ThrowsAsync<McpException>(() => tools.RestartMachineAsync(id, _cancellationToken));

        Assert.Contains("Nobody has approved it yet", refused.Message, StringComparison.Ordinal);
        await IsUntouchedAsync();
    }

    [Fact]
    public async Task Restart_ApprovedLongAgo_IsRefused()
    {
        await using var scope = _configured.Services.CreateAsyncScope();
        var (tools, id) = await RequestAsync(scope, _machine.Id);
        await ApproveAsync(scope, id);
        await _dashboard.QueryAsync<object>("update approvals set decided_at = decided_at - interval '31 minutes'", _cancellationToken);

        var refused = await Assert.ThrowsAsync<McpException>(() => tools.RestartMachineAsync(id, _cancellationToken));

        Assert.Contains("longer than 30 minutes ago", refused.Message, StringComparison.Ordinal);
        await IsUntouchedAsync();
    }

    [Fact]
    public async Task Restart_ApprovedRollback_IsNoRestart()
    {
        await using var scope = _configured.Services.CreateAsyncScope();
        var tools = Tools(scope);
        await tools.RequestRollbackAsync(FlyMachines.App, "errors since the release", _cancellationToken);
        var id = await _dashboard.QueryAsync<Guid>("select id from approvals", _cancellationToken);
        await ApproveAsync(scope, id);

        var refused = await Assert.ThrowsAsync<McpException>(() => tools.RestartMachineAsync(id, _cancellationToken));

        Assert.Contains("is not the proposal of a restart", refused.Message, StringComparison.Ordinal);
        await IsUntouchedAsync();
    }

    [Fact]
    public async Task Restart_OfAMachineThatFlyDoesNotKnow_CanBeTriedAgain()
    {
        await using var scope = _configured.Services.CreateAsyncScope();
        var (tools, id) = await RequestAsync(scope, "machine-gone");
        await ApproveAsync(scope, id);

        var first = await Assert.ThrowsAsync<McpException>(() => tools.RestartMachineAsync(id, _cancellationToken));
        var second = await Assert.ThrowsAsync<McpException>(() => tools.RestartMachineAsync(id, _cancellationToken));

        Assert.All([first, second], refused => Assert.Contains("Fly refused to restart it: 404", refused.Message, StringComparison.Ordinal));
        Assert.Equal("approved|2", await _dashboard.QueryAsync<string>("select state || '|' || apply_attempts from approvals", _cancellationToken));
    }

    private async Task<bool> IsRestartedAsync()
    {
        // The program of the machine writes its id when it has started.
        while (await FlyMachines.FindPidAsync(_machine, _cancellationToken) == _pid)
        {
            await Task.Delay(20, _cancellationToken);
        }

        return _fly.Cloud.Host.IsRunning(_machine);
    }

    private async Task IsUntouchedAsync()
    {
        Assert.Equal(_pid, await FlyMachines.FindPidAsync(_machine, _cancellationToken));
        Assert.DoesNotContain(_machine.Events.NewestFirst(), entry => (string?)entry["type"] == "exit");
    }

    private async Task<(GuardedTools Tools, Guid Id)> RequestAsync(AsyncServiceScope scope, string machine)
    {
        var tools = Tools(scope);
        await tools.RequestRestartAsync(FlyMachines.App, machine, "it answers after ten seconds", _cancellationToken);

        return (tools, await _dashboard.QueryAsync<Guid>("select id from approvals", _cancellationToken));
    }

    private async Task ApproveAsync(AsyncServiceScope scope, Guid id)
    {
        var operators = scope.ServiceProvider.GetRequiredService<OperatorStore>();
        await operators.AddAsync("ada@example.test", "Ada", Role.Operator, null, _cancellationToken);
        var ada = (await operators.FindAsync("ada@example.test", _cancellationToken))!.ToActor();
        Assert.Equal(ApprovalResult.Done, (await scope.ServiceProvider.GetRequiredService<ApprovalDesk>().ApproveAsync(id, null, ada, _cancellationToken)).Result);
    }

    private static GuardedTools Tools(AsyncServiceScope scope) => ActivatorUtilities.CreateInstance<GuardedTools>(scope.ServiceProvider);
}
