namespace Aspire.Hosting.Pipelines;

/// <summary>A named piece of work with an order relative to others.</summary>
public class PipelineStep
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required Func<PipelineStepContext, Task> Action { get; init; }

    public List<string> DependsOnSteps { get; init; } = [];

    public List<string> RequiredBySteps { get; init; } = [];

    public List<string> Tags { get; init; } = [];

    public IResource? Resource { get; set; }

    public void DependsOn(string stepName) => AddOnce(DependsOnSteps, stepName);

    public void DependsOn(PipelineStep step) => AddOnce(DependsOnSteps, step.Name);

    public void RequiredBy(string stepName) => AddOnce(RequiredBySteps, stepName);

    public void RequiredBy(PipelineStep step) => AddOnce(RequiredBySteps, step.Name);

    private static void AddOnce(List<string> names, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        if (!names.Contains(name))
        {
            names.Add(name);
        }
    }
}
