namespace Aspire.Hosting.Pipelines;

/// <summary>The steps of one run with their order. Refuses unknown names and cycles by name.</summary>
internal sealed class PipelineGraph
{
    private readonly Dictionary<string, PipelineStep> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _dependencies = new(StringComparer.Ordinal);

    public PipelineGraph(IReadOnlyList<PipelineStep> steps)
    {
        foreach (var step in steps)
        {
            if (!_steps.TryAdd(step.Name, step))
            {
                throw new InvalidOperationException($"Two pipeline steps are named '{step.Name}'{Owner(step)}. Step names are unique.");
            }

            _dependencies[step.Name] = [];
        }

        foreach (var step in steps)
        {
            step.DependsOnSteps.ForEach(dependency => Connect(step, dependency, "depends on", step.Name, dependency));
            step.RequiredBySteps.ForEach(dependent => Connect(step, dependent, "is required by", dependent, step.Name));
        }
    }

    public IReadOnlyList<string> DependenciesOf(string stepName) => _dependencies[stepName];

    public PipelineStep Step(string name) => _steps.TryGetValue(name, out var step)
        ? step
        : throw new InvalidOperationException($"There is no pipeline step '{name}'. Steps: {string.Join(", ", _steps.Keys.Order(StringComparer.Ordinal))}.");

    public bool Contains(string name) => _steps.ContainsKey(name);

    /// <summary>The step and all it depends on, dependencies first; ties in the order of declaration.</summary>
    public IReadOnlyList<PipelineStep> Closure(string stepName)
    {
        var ordered = new List<PipelineStep>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        Visit(Step(stepName).Name, [], done, ordered);

        return ordered;
    }

    public IReadOnlyList<PipelineStep> Sorted()
    {
        var ordered = new List<PipelineStep>();
        var done = new HashSet<string>(StringComparer.Ordinal);

        foreach (var name in _steps.Keys)
        {
            Visit(name, [], done, ordered);
        }

        return ordered;
    }

    private void Visit(string name, List<string> path, HashSet<string> done, List<PipelineStep> ordered)
    {
        if (done.Contains(name))
        {
            return;
        }

        if (path.IndexOf(name) is >= 0 and var start)
        {
            throw new InvalidOperationException($"The pipeline steps form a cycle: {string.Join(" -> ", path.Skip(start).Append(name))}. Remove one of these dependencies.");
        }

        path.Add(name);
        _dependencies[name].ForEach(dependency => Visit(dependency, path, done, ordered));
        path.RemoveAt(path.Count - 1);
        done.Add(name);
        ordered.Add(_steps[name]);
    }

    private void Connect(PipelineStep step, string other, string relation, string dependent, string dependency)
    {
        if (!_steps.ContainsKey(other))
        {
            throw new InvalidOperationException($"Pipeline step '{step.Name}'{Owner(step)} {relation} '{other}', which does not exist. Steps: {string.Join(", ", _steps.Keys.Order(StringComparer.Ordinal))}.");
        }

        var dependencies = _dependencies[dependent];

        if (!dependencies.Contains(dependency))
        {
            dependencies.Add(dependency);
        }
    }

    private static string Owner(PipelineStep step) => step.Resource is { } resource ? $" of resource '{resource.Name}'" : "";
}
