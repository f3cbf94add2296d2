using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>The steps <c>provision-{name}</c>, before the first deploy, and <c>scale-{name}</c>, after it.</summary>
internal static class FlyProvisioningSteps
{
    public static IEnumerable<PipelineStep> Create(FlyEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"provision-{environment.Name}",
            Description = "Creates the apps, addresses, volumes and servers that do not exist yet.",
            Action = context => RunAsync(context, environment, afterDeploy: false),
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"scale-{environment.Name}",
            Description = "Adds the machines that a first deploy does not make.",
            Action = context => RunAsync(context, environment, afterDeploy: true),
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
    ];

    private static async Task RunAsync(PipelineStepContext context, FlyEnvironmentResource environment, bool afterDeploy)
    {
        var configuration = context.Services.GetRequiredService<IConfiguration>();
        var settings = FlyPipelineSteps.Read(ProvisioningSettings.SectionName, () => ProvisioningSettings.Read(configuration));
        var (model, _) = await FlyPipelineSteps.RequireAsync(context, environment);
        var items = ProvisioningPlan.Create(model, environment).Where(item => item.AfterDeploy == afterDeploy);
        var report = await new ProvisioningRunner(new ProcessRunner(), ReleaseSettings.ReadFlyctl(configuration), name => configuration[name]).RunAsync(items, !settings.DryRun, context.CancellationToken);

        if (report.Problem is not null)
        {
            throw new DistributedApplicationException(report.ToString());
        }

        context.Summary.Add("Fly.io", $"{report.Present.Count} there, {report.Made.Count} {(settings.DryRun ? "to be made" : "made")}{(report.Made.Count > 0 ? $": {string.Join(", ", report.Made)}" : "")}");
    }
}
