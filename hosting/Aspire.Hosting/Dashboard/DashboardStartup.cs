using Aspire.Hosting.Lifecycle;

namespace Aspire.Hosting.Dashboard;

/// <summary>Puts the dashboard into the model and tells where it, and each service, can be reached once healthy.</summary>
internal sealed partial class DashboardStartup(
    DistributedApplicationModel model,
    DashboardResourceFactory factory,
    DashboardOptions options,
    ResourceNotificationService notifications,
    ILoggerFactory loggerFactory) : IDistributedApplicationEventingSubscriber
{
    private readonly ILogger _logger = loggerFactory.CreateLogger("Aspire.Hosting.DistributedApplication");

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
        }

        return Task.CompletedTask;
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

    [LoggerMessage(LogLevel.Information, "Now listening on: {DashboardUrl}")]
    private partial void LogListening(string dashboardUrl);

    [LoggerMessage(LogLevel.Information, "Login to the dashboard at {DashboardLoginUrl}")]
    private partial void LogLogin(string dashboardLoginUrl);

    [LoggerMessage(LogLevel.Information, "{Resource} is healthy: {Url}")]
    private partial void LogHealthy(string resource, string url);
}
