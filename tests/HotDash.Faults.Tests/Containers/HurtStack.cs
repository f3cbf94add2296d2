using HotDash.SystemHarness;

namespace HotDash.Faults.Tests.Containers;

/// <summary>A whole stack on the container backend that one test may hurt, with what it has in the engine.</summary>
internal sealed class HurtStack : IAsyncDisposable
{
    /// <summary>The collection of the tests that start one: leftovers are told apart by what was there before.</summary>
    public const string OneAtATime = "one stack at a time";

    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    private readonly IReadOnlyList<string> _networksBefore;

    private readonly bool _keepsVolumes;

    private HurtStack(Stack stack, IReadOnlyList<string> networksBefore, bool keepsVolumes)
    {
        Stack = stack;
        _keepsVolumes = keepsVolumes;
        _networksBefore = networksBefore;
    }

    public Stack Stack { get; }

    private string Home => Stack.Process.Home;

    public static async Task<HurtStack> StartAsync(IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken, string? home = null)
    {
        var networks = await NetworksAsync(cancellationToken);

        return new HurtStack(await Stack.StartAsync(new() { Environment = environment, Home = home }, s_startLimit, cancellationToken), networks, keepsVolumes: home is not null);
    }

    /// <summary>The name of a resource's container.</summary>
    public async Task<string> ContainerOfAsync(string resource, CancellationToken cancellationToken) =>
        (await Stack.GetResourcesAsync(cancellationToken)).Single(state => state.DisplayName == resource).Name;

    public Task CommandAsync(string resource, string command, CancellationToken cancellationToken) =>
        new AspireCli(Home).RunAsync(cancellationToken, "resource", resource, command);

    public async Task WaitAsync(Func<IReadOnlyList<ResourceState>, bool> condition, string expectation, CancellationToken cancellationToken)
    {
        IReadOnlyList<ResourceState> states = [];
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < s_limit; await Task.Delay(100, cancellationToken))
        {
            if (condition(states = await Stack.GetResourcesAsync(cancellationToken)))
            {
                return;
            }
        }

        Assert.Fail($"Not within {s_limit}: {expectation}. Now: {string.Join(", ", states.Select(state => $"{state.DisplayName} {state.State}/{state.HealthStatus}"))}");
    }

    public Task WaitUntilSettledAsync(CancellationToken cancellationToken) =>
        WaitAsync(states => states.All(state => state.IsSettled), "every resource is healthy again", cancellationToken);

    /// <summary>Ends the AppHost by a signal and counts what it leaves: processes, containers and networks. Its data volumes stay by design.</summary>
    public async Task<IReadOnlyList<string>> EndAsync(string signal, CancellationToken cancellationToken)
    {
        Stack.Process.Signal(signal);
        await Stack.Process.WaitForNothingLeftAsync(s_limit, cancellationToken);

        return
        [
            .. (await ContainerBackend.ListAsync(Home, cancellationToken)).Where(item => item.StartsWith("container", StringComparison.Ordinal)),
            .. (await NetworksAsync(cancellationToken)).Except(_networksBefore),
        ];
    }

    /// <summary>Ends the AppHost and waits for it and its orchestrator alone: persistent containers and what serves them go on.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        Stack.Process.Signal("INT");
        for (var started = TimeProvider.System.GetTimestamp(); OursAreRunning() && TimeProvider.System.GetElapsedTime(started) < s_limit;)
        {
            await Task.Delay(100, cancellationToken);
        }

        Assert.False(OursAreRunning(), "The AppHost did not end.");
    }

    public async ValueTask DisposeAsync()
    {
        await Stack.DisposeAsync();
        if (!_keepsVolumes)
        {
            await ContainerBackend.DeleteVolumesAsync(Home, CancellationToken.None);
        }
    }

    private bool OursAreRunning() => Stack.Process.Processes.List().Any(process =>
        process.CommandLine.Contains("HotDash.", StringComparison.Ordinal) || process.CommandLine.Contains("/dcp", StringComparison.Ordinal));

    private static Task<IReadOnlyList<string>> NetworksAsync(CancellationToken cancellationToken) =>
        Podman.LinesAsync(cancellationToken, "network", "ls", "--filter", "name=aspire-", "--format", "{{.Name}}");
}
