namespace Aspire.Hosting.Pipelines;

public static class PipelineStepExtensions
{
    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, PipelineStep? step) =>
        step is null ? steps : steps.DependsOn(step.Name);

    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, string stepName) =>
        Each(steps, step => step.DependsOn(stepName));

    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, IEnumerable<PipelineStep> targetSteps)
    {
        var targets = targetSteps.ToList();

        return Each(steps, step => targets.ForEach(step.DependsOn));
    }

    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, PipelineStep? step) =>
        step is null ? steps : steps.RequiredBy(step.Name);

    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, string stepName) =>
        Each(steps, step => step.RequiredBy(stepName));

    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, IEnumerable<PipelineStep> targetSteps)
    {
        var targets = targetSteps.ToList();

        return Each(steps, step => targets.ForEach(step.RequiredBy));
    }

    private static List<PipelineStep> Each(IEnumerable<PipelineStep> steps, Action<PipelineStep> act)
    {
        var list = steps.ToList();
        list.ForEach(act);

        return list;
    }
}
