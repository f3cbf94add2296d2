using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>A builder made by the test itself, whose host settings can be changed before it reads them.</summary>
internal sealed class InlineApplication(Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    : DistributedApplicationInterceptor
{
    public static DistributedApplicationBuilder CreateBuilder(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        Current = new InlineApplication(configure);
        try
        {
            return new DistributedApplicationBuilder(args);
        }
        finally
        {
            Current = null;
        }
    }

    public override void OnConstructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings) =>
        configure(options, settings);

    public override void OnConstructed(DistributedApplicationBuilder builder)
    {
    }

    public override void OnBuilding(DistributedApplicationBuilder builder)
    {
    }

    public override void OnBuilt(DistributedApplication application)
    {
    }

    public override Task RunAsync(DistributedApplication application, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An application built in a test is run by the test.");
}
