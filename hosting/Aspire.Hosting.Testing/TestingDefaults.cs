using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What an application under test has different: no dashboard, random ports, names of its own, development settings.</summary>
internal static class TestingDefaults
{
    private const int SuffixLength = 8;

    public static void Apply(
        DistributedApplicationOptions options, HostApplicationBuilderSettings settings, DistributedApplicationTestingBuilderOptions testing)
    {
        options.DisableDashboard = !testing.EnableDashboard;
        options.AllowUnsecuredTransport = true;
        settings.EnvironmentName ??= Environments.Development;
        settings.Configuration ??= new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            // Several hosts may run at once, also beside one that a developer has started.
            ["DcpPublisher:RandomizePorts"] = "true",
            ["DcpPublisher:ResourceNameSuffix"] = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", SuffixLength),
            ["ASPNETCORE_URLS"] = "http://localhost:0",
        });
    }

    public static void AddServices(IServiceCollection services) => services.AddHttpClient();
}
