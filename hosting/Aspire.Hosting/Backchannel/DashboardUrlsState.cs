namespace Aspire.Hosting.Backchannel;

/// <summary>Where the dashboard is; no address when it is disabled or did not start.</summary>
internal sealed record DashboardUrlsState(
    bool DashboardHealthy, string? BaseUrlWithLoginToken, string? CodespacesUrlWithLoginToken);
