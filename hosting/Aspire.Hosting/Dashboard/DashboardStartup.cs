using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Puts the dashboard into the model and tells where it, and each service, can be reached once healthy.</summary>
internal sealed partial class DashboardStartup(
    DistributedApplicationModel model,
    DashboardResourceFactory factory,
    DashboardOptions options,
    ResourceNotificationService notifications,
    IHostApplicationLifetime lifetime,
    IServiceProvider services,
    ILoggerFactory loggerFactory) : IDistributedApplicationEventingSubscriber
{
    private const int MaxRestarts = 3;
    private readonly ILogger _logger = loggerFactory.CreateLogger("Aspire.Hosting.DistributedApplication");
    private int _restarts;

    public Task SubscribeAsync(
        IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (executionContext.IsRunMode && !model.Resources.OfType<DashboardResource>().Any())
        {
            model.Resources.Insert(0, factory.Create());
            eventing.Subscribe<ResourceReadyEvent>((ready, _) =>
            {
                Announce(ready.Resource);
                return Task.CompletedTask;
            });
            eventing.Subscribe<ResourceStoppedEvent>((stopped, token) =>
                stopped.Resource is DashboardResource ? RestartAsync(stopped.ResourceEvent, token) : Task.CompletedTask);
        }

        return Task.CompletedTask;
    }

    /// <summary>It is hidden and has no commands, so nobody else could start it again.</summary>
    private async Task RestartAsync(ResourceEvent ended, CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return;
        }

        if (++_restarts > MaxRestarts)
        {
            LogGivenUp(MaxRestarts);
            return;
        }

        LogRestarting(ended.Snapshot.State?.Text, ended.Snapshot.ExitCode);
        await services.GetRequiredService<IResourceOrchestrator>().StartAsync(ended.ResourceId, cancellationToken);
    }

    private void Announce(IResource resource)
    {
        if (resource is DashboardResource dashboard)
        {
            var url = dashboard.Frontend.Url;
            LogListening(url);
            if (!options.AllowAnonymous)
            {
                LogLogin($"{url}/login?t={options.BrowserToken}");
            }

            return;
        }

        foreach (var instance in resource.GetInstanceNames())
        {
            if (notifications.TryGetCurrentState(instance, out var state)
                && state.Snapshot.Urls.FirstOrDefault(url => !url.IsInternal) is { } url)
            {
                LogHealthy(resource.Name, url.Url);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The dashboard ended (state {State}, exit code {ExitCode}) and is started again.")]
    private partial void LogRestarting(string? state, int? exitCode);

    [LoggerMessage(LogLevel.Error, "The dashboard ended again after {Restarts} restarts and stays off; the resources go on. Restart the application to get it back.")]
    private partial void LogGivenUp(int restarts);

    [LoggerMessage(LogLevel.Information, "Now listening on: {DashboardUrl}")]
    private partial void LogListening(string dashboardUrl);

    [LoggerMessage(LogLevel.Information, "Login to the dashboard at {DashboardLoginUrl}")]
    private partial void LogLogin(string dashboardLoginUrl);

    [LoggerMessage(LogLevel.Information, "{Resource} is healthy: {Url}")]
    private partial void LogHealthy(string resource, string url);
}
