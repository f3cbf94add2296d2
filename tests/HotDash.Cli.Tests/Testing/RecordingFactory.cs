using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Hosting;

namespace HotDash.Cli.Tests.Testing;

internal sealed class RecordingFactory() : DistributedApplicationFactory(typeof(Projects.MiniAppHost), ["--Parameters:secret=x"])
{
    public List<string> Stages { get; } = [];

    protected override void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions) => Stages.Add("creating");

    protected override void OnBuilderCreated(DistributedApplicationBuilder applicationBuilder) => Stages.Add("created");

    protected override void OnBuilding(DistributedApplicationBuilder applicationBuilder) => Stages.Add("building");

    protected override void OnBuilt(DistributedApplication application) => Stages.Add("built");
}
