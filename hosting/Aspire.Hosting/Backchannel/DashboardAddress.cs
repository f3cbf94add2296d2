using Aspire.Hosting.Backchannel.Auxiliary;

namespace Aspire.Hosting.Backchannel;

/// <summary>Where the dashboard of this AppHost is and what opens it.</summary>
internal sealed class DashboardAddress(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    IConfiguration configuration,
    TimeProvider timeProvider)
{
    public const string ResourceName = "aspire-dashboard";

    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Answers once the dashboard serves, or has failed to.</summary>
    public async Task<DashboardUrlsState> GetUrlsAsync(CancellationToken cancellationToken)
    {
        var healthy = await WaitAsync(cancellationToken);

        return new DashboardUrlsState(healthy, LoginUrl(), CodespacesUrlWithLoginToken: null);
    }

    public async Task<GetDashboardInfoResponse> GetInfoAsync(CancellationToken cancellationToken)
    {
        var healthy = await WaitAsync(cancellationToken);

        return new GetDashboardInfoResponse(
            BaseUrl(), configuration["AppHost:DashboardApiKey"], LoginUrl() is { } url ? [url] : [], healthy);
    }

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (Resource() is null)
        {
            return false;
        }

        using var timeout = new CancellationTokenSource(s_startTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await notifications.WaitForResourceHealthyAsync(ResourceName, WaitBehavior.StopOnResourceUnavailable, either.Token);
            return true;
        }
        catch (Exception exception) when (exception is DistributedApplicationException or OperationCanceledException
                                          && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private string? LoginUrl() => (BaseUrl(), configuration["AppHost:BrowserToken"]) switch
    {
        ({ } url, { Length: > 0 } token) => $"{url}/login?t={token}",
        var (url, _) => url,
    };

    private string? BaseUrl() => Resource()?.Annotations.OfType<EndpointAnnotation>()
        .Where(endpoint => endpoint.Name is "https" or "http" && endpoint.AllocatedEndpoint is not null)
        .OrderBy(endpoint => endpoint.Name is "https" ? 0 : 1)
        .FirstOrDefault()?.AllocatedEndpoint?.UriString;

    private IResource? Resource() => model.Resources.FirstOrDefault(resource => resource.Name == ResourceName);
}
