namespace Aspire.Hosting.Dashboard;

/// <summary>The name in the dashboard's title.</summary>
internal sealed record DashboardApplicationInfo(string Name);
