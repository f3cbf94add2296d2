using System.Globalization;

namespace Aspire.Hosting.Pipelines;

internal sealed class DistributedApplicationPipeline : IDistributedApplicationPipeline
{
    private readonly List<PipelineStep> _steps = [];
    private readonly List<Func<PipelineConfigurationContext, Task>> _configurations = [];

    public void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null) => AddStep(new PipelineStep
    {
        Name = name,
        Action = action,
        DependsOnSteps = Names(dependsOn, nameof(dependsOn)),
        RequiredBySteps = Names(requiredBy, nameof(requiredBy)),
    });

    public void AddStep(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);

        if (_steps.Any(existing => existing.Name == step.Name))
        {
            throw new InvalidOperationException($"The pipeline has a step '{step.Name}' already. Step names are unique.");
        }

        _steps.Add(step);
    }

    public void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);

        _configurations.Add(callback);
    }

    public Task ExecuteAsync(PipelineContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return new PipelineRun(_steps, _configurations, context).ExecuteAsync();
    }

    /// <summary>Runs the steps that prepare the model, in every mode.</summary>
    public Task ExecuteBeforeStartAsync(PipelineContext context, IPipelineActivityReporter reporter) =>
        new PipelineRun(_steps, _configurations, context).ExecuteBeforeStartAsync(reporter);

    public Task<PipelineGraph> BuildGraphAsync(PipelineContext context) => new PipelineRun(_steps, _configurations, context).BuildGraphAsync();

    private static List<string> Names(object? names, string parameter) => names switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> several => [.. several],
        PipelineStep step => [step.Name],
        IEnumerable<PipelineStep> steps => [.. steps.Select(step => step.Name)],
        _ => throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"A value of type {names.GetType().Name} does not name steps. Give a step name or several."), parameter),
    };
}
