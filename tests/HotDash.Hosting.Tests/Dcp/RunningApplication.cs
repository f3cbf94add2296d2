using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Tests.Dcp;

/// <summary>An application of a test, started against the real DCP and stopped at the end.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private RunningApplication(DistributedApplication application) => Application = application;

    public DistributedApplication Application { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static IDistributedApplicationBuilder CreateBuilder(bool dashboard = false)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = !dashboard });
        builder.Services.AddLogging(logging => logging.ClearProviders());
        return builder;
    }

    public static async Task<RunningApplication> StartAsync(IDistributedApplicationBuilder builder)
    {
        var running = new RunningApplication(builder.Build());
        try
        {
            await running.Application.StartAsync(Cancelled);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async Task<CustomResourceSnapshot> WaitAsync(IResource resource, Func<CustomResourceSnapshot, bool> condition)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(s_patience);
        try
        {
            var update = await Application.ResourceNotifications.WaitForResourceAsync(resource.Name, update => condition(update.Snapshot), timeout.Token);
            return update.Snapshot;
        }
        catch (OperationCanceledException) when (!Cancelled.IsCancellationRequested)
        {
            Application.ResourceNotifications.TryGetCurrentState(resource.GetInstanceNames()[0], out var last);
            throw new TimeoutException($"'{resource.Name}' is not as expected but: {last?.Snapshot}");
        }
    }

    public Task<CustomResourceSnapshot> WaitForStateAsync(IResource resource, string state) =>
        WaitAsync(resource, snapshot => snapshot.State?.Text == state);

    public async Task ExecuteAsync(IResource resource, string command)
    {
        var result = await Application.ResourceCommands.ExecuteCommandAsync(resource, command, Cancelled);
        Assert.True(result.Success, result.Message);
    }

    public static async Task<string> GetAsync(IResourceBuilder<IResourceWithEndpoints> resource, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(resource.GetEndpoint("http").Url + path), Cancelled);
    }

    public async Task<IReadOnlyList<string>> LogAsync(IResource resource)
    {
        var lines = new List<string>();
        await foreach (var batch in Application.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(resource))
        {
            lines.AddRange(batch.Select(line => line.Content));
        }

        return lines;
    }

    public static string? PropertyOf(CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value?.ToString();

    public async ValueTask DisposeAsync()
    {
        await Application.StopAsync(CancellationToken.None); // Clean-up must not be cut off.
        await Application.DisposeAsync();
    }
}
