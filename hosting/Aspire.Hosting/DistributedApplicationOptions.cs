namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    public string? ContainerRegistryOverride { get; set; }

    public bool EnableResourceLogging { get; set; }

    public string[]? Args { get; set; }

    public string? AssemblyName { get; set; }

    public bool DisableDashboard { get; set; }

    public string? ProjectDirectory { get; set; }

    public string? DashboardApplicationName { get; set; }

    public bool AllowUnsecuredTransport { get; set; }

    public bool? TrustDeveloperCertificate { get; set; }
}
