namespace HotDash.SystemHarness;

/// <summary>A running AppHost and the connection through which its resources are read.</summary>
public sealed class Stack : IAsyncDisposable
{
    private readonly AuxiliaryBackchannel _backchannel;

    private Stack(AppHostProcess process, AuxiliaryBackchannel backchannel)
    {
        Process = process;
        _backchannel = backchannel;
    }

    public AppHostProcess Process { get; }

    /// <summary>Starts the AppHost and returns when every resource has settled.</summary>
    /// <exception cref="InvalidOperationException">The AppHost ended, or did not settle in time: names the resources that did not, with its output.</exception>
    public static async Task<Stack> StartAsync(AppHostOptions options, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var process = AppHostProcess.Start(options);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        IReadOnlyList<ResourceState> resources = [];
        try
        {
            var backchannel = await AuxiliaryBackchannel.ConnectAsync(process.Home, limit.Token);
            var stack = new Stack(process, backchannel);
            do
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"The AppHost ended:\n{process.Output}");
                }

                await Task.Delay(20, limit.Token);
                resources = await backchannel.GetResourcesAsync(limit.Token);
            }
            while (!IsUp(resources));

            return stack;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var open = string.Join(", ", resources.Where(resource => !resource.IsSettled).Select(resource => $"{resource.DisplayName}: {resource.State ?? "no state"}/{resource.HealthStatus ?? "no health"}"));
            var output = process.Output + await LogsOfEndedAsync(process.Home, resources);
            await process.DisposeAsync();
            throw new InvalidOperationException($"Not settled after {timeout.TotalSeconds:F0} s: {open}\n{output}");
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>While the model is being announced only parameters may be there, and those are always settled.</summary>
    private static bool IsUp(IReadOnlyList<ResourceState> resources) =>
        resources.Any(resource => resource.DisplayName == "dashboard") && resources.All(resource => resource.IsSettled);

    private static async Task<string> LogsOfEndedAsync(string home, IReadOnlyList<ResourceState> resources)
    {
        var logs = "";
        foreach (var ended in resources.Where(resource => resource is { IsSettled: false, State: "Finished" or "Exited" or "FailedToStart" } && resource.ResourceType is "Project" or "Executable"))
        {
            try
            {
                // The caller's limit has passed; this is for the message alone.
                logs += await new AspireCli(home).RunAsync(CancellationToken.None, "logs", ended.DisplayName, "--tail", "20");
            }
            catch (InvalidOperationException exception)
            {
                logs += exception.Message;
            }
        }

        return logs;
    }

    public Task<IReadOnlyList<ResourceState>> GetResourcesAsync(CancellationToken cancellationToken) => _backchannel.GetResourcesAsync(cancellationToken);

    /// <summary>One check that was too slow on a busy machine makes a resource unhealthy for a moment; this waits for the next ones.</summary>
    /// <returns>The states at the end, settled or not.</returns>
    public async Task<IReadOnlyList<ResourceState>> GetSettledResourcesAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ; await Task.Delay(200, cancellationToken))
        {
            var resources = await GetResourcesAsync(cancellationToken);
            if (IsUp(resources) || TimeProvider.System.GetElapsedTime(started) > timeout)
            {
                return resources;
            }
        }
    }

    /// <summary>The first public URL of a resource.</summary>
    public async Task<Uri> UrlAsync(string resource, CancellationToken cancellationToken) =>
        new((await GetResourcesAsync(cancellationToken)).Single(state => state.DisplayName == resource).Urls.First(url => !url.IsInternal).Url);

    public async ValueTask DisposeAsync()
    {
        _backchannel.Dispose();
        await Process.DisposeAsync();
    }
}
