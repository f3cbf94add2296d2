using Aspire.Hosting.Pipelines;

namespace HotDash.Hosting.Fly.Release.Steps;

/// <summary>The steps of releases: <c>deploy-{name}</c> and what belongs to it.</summary>
internal static class FlyReleaseSteps
{
    public static IEnumerable<PipelineStep> Create(FlyEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"deploy-{environment.Name}",
            Description = "Deploys images by digest, verifies them and goes back when they do not serve.",
            Action = context => DeploySteps.DeployAsync(new ReleaseStepContext(context, environment)),
            DependsOnSteps = [WellKnownPipelineSteps.DeployPrereq, $"verify-{environment.Name}"],
            RequiredBySteps = [WellKnownPipelineSteps.Deploy],
        },
        Step(environment, "build", "Builds our own images on a base by digest, with the model's script.", ImageSteps.BuildAsync),
        Step(environment, "push", "Pushes an image that has booted, and says its digest.", ImageSteps.PushAsync),
        Step(environment, "boot", "Starts a published executable or an image and lets it through only when it stays up, answers and stops.", BootStep.RunAsync),
        Step(environment, "rollback", "Deploys an image that was verified before, and verifies it.", DeploySteps.RollBackAsync),
        Step(environment, "resume", "Finishes a release that was left half-way.", DeploySteps.ResumeAsync),
        Step(environment, "drill", "Proves that the way back works: rolls back, and forth again.", DeploySteps.DrillAsync),
        Step(environment, "approve", "Allows somebody else one rollback within 30 minutes.", DecisionSteps.ApproveAsync),
        Step(environment, "decide", "Keeps or rolls back a release that failed, before its time is over.", DecisionSteps.DecideAsync),
        Step(environment, "doctor", "Looks for what would stop a release: tools, branch, secrets, drift, disk, clock, lock, ledger.", DoctorStep.RunAsync),
        Step(environment, "status", "Says what runs, and whether that is what the ledger says.", HistorySteps.StatusAsync),
        Step(environment, "history", "Lists the releases.", HistorySteps.HistoryAsync),
        Step(environment, "show", "Shows one release with every step and its evidence.", HistorySteps.ShowAsync),
        Step(environment, "export", "Writes the whole ledger as JSON or Markdown.", HistorySteps.ExportAsync),
        Step(environment, "logs", "Shows the last lines that the machines wrote, errors marked.", HistorySteps.LogsAsync),
    ];

    private static PipelineStep Step(FlyEnvironmentResource environment, string verb, string description, Func<ReleaseStepContext, Task> action) => new()
    {
        Name = $"{verb}-{environment.Name}",
        Description = description,
        Action = context => action(new ReleaseStepContext(context, environment)),
        DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
    };
}
