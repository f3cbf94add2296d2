namespace Aspire.Hosting.Pipelines;

/// <summary>The steps every application has, mostly meeting points on which others hang theirs.</summary>
internal static class DefaultPipelineSteps
{
    private const string ValidateBuildOnly = "validate-build-only-container-references";

    public static IEnumerable<PipelineStep> Create() =>
    [
        Step(WellKnownPipelineSteps.ValidateComputeEnvironments, "Checks that each resource names a compute environment that exists.", PipelineValidation.ValidateComputeEnvironments),
        Meeting(WellKnownPipelineSteps.BeforeStart, "Everything that prepares the model, in a run as well as in a publish.", WellKnownPipelineSteps.ValidateComputeEnvironments),
        Step(WellKnownPipelineSteps.ProcessParameters, "Asks for parameter values before build, publish or deployment.", ParameterStep.RunAsync),
        Step(ValidateBuildOnly, "Checks that containers which only carry files are used by another resource.", PipelineValidation.ValidateBuildOnlyContainers),
        Meeting(WellKnownPipelineSteps.BuildPrereq, "Before any image is built.", WellKnownPipelineSteps.ProcessParameters),
        Meeting(WellKnownPipelineSteps.Build, "All image builds.", WellKnownPipelineSteps.BuildPrereq),
        Meeting(WellKnownPipelineSteps.PushPrereq, "Before any image is pushed.", WellKnownPipelineSteps.ProcessParameters),
        Meeting(WellKnownPipelineSteps.Push, "All image pushes.", WellKnownPipelineSteps.PushPrereq),
        Meeting(WellKnownPipelineSteps.PublishPrereq, "Before anything is published.", WellKnownPipelineSteps.ProcessParameters, ValidateBuildOnly),
        Meeting(WellKnownPipelineSteps.Publish, "All publish steps.", WellKnownPipelineSteps.PublishPrereq),
        Meeting(WellKnownPipelineSteps.DeployPrereq, "Before anything is deployed.", WellKnownPipelineSteps.ProcessParameters, ValidateBuildOnly),
        Meeting(WellKnownPipelineSteps.Deploy, "All deploy steps.", WellKnownPipelineSteps.DeployPrereq),
        Meeting(WellKnownPipelineSteps.DestroyPrereq, "Before anything is destroyed."),
        Meeting(WellKnownPipelineSteps.Destroy, "All destroy steps.", WellKnownPipelineSteps.DestroyPrereq),
        Step(WellKnownPipelineSteps.Diagnostics, "Shows all steps and their dependencies.", DiagnosticsStep.RunAsync),
        Step(PublishManifest, "Writes the application's manifest.", ManifestStep.RunAsync),
    ];

    internal const string PublishManifest = "publish-manifest";

    private static PipelineStep Step(string name, string description, Func<PipelineStepContext, Task> action) => new() { Name = name, Description = description, Action = action };

    private static PipelineStep Meeting(string name, string description, params string[] dependsOn) => new()
    {
        Name = name,
        Description = description,
        Action = _ => Task.CompletedTask,
        DependsOnSteps = [.. dependsOn],
    };
}
