namespace Aspire.Hosting.Pipelines;

/// <summary>The steps every application has, mostly meeting points on which others hang theirs.</summary>
internal static class DefaultPipelineSteps
{
    public static IEnumerable<PipelineStep> Create(DistributedApplicationModel model) =>
    [
        Step(WellKnownPipelineSteps.ValidateComputeEnvironments, context => ValidateComputeEnvironments(context.Model)),
        Step(WellKnownPipelineSteps.BeforeStart, null, WellKnownPipelineSteps.ValidateComputeEnvironments),
    ];

    private static PipelineStep Step(string name, Action<PipelineStepContext>? action, params string[] dependsOn) => new()
    {
        Name = name,
        Action = context =>
        {
            action?.Invoke(context);

            return Task.CompletedTask;
        },
        DependsOnSteps = [.. dependsOn],
    };

    private static void ValidateComputeEnvironments(DistributedApplicationModel model)
    {
        foreach (var resource in model.Resources)
        {
            if (resource.GetComputeEnvironment() is { } environment && !model.Resources.Contains(environment))
            {
                throw new DistributedApplicationException(
                    $"Resource '{resource.Name}' names compute environment '{environment.Name}', which is not part of the application. Add it, or remove WithComputeEnvironment.");
            }
        }
    }
}
