namespace Aspire.Hosting.Testing;

public sealed class DistributedApplicationTestingBuilderOptions
{
    /// <summary>Whether the dashboard is started with the application. Default false.</summary>
    public bool EnableDashboard { get; set; }
}
