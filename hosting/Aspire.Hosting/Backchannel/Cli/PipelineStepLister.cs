namespace Aspire.Hosting.Backchannel.Cli;

/// <summary><c>--list-steps</c>: the steps that a pipeline command would run, dependencies first.</summary>
internal sealed class PipelineStepLister(
    DistributedApplicationPipeline pipeline,
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IServiceProvider services,
    ILogger<PipelineStepLister> logger)
{
    /// <param name="step">The step asked for; null lists all.</param>
    /// <param name="cancellationToken">Ends the search of resources for steps.</param>
    public async Task<IReadOnlyList<PipelineStepInfo>> ListAsync(string? step, CancellationToken cancellationToken)
    {
        var graph = await pipeline.BuildGraphAsync(new PipelineContext(model, executionContext, services, logger, cancellationToken));
        var steps = string.IsNullOrEmpty(step) ? graph.Sorted() : graph.Closure(step);

        return [.. steps.Select(item => new PipelineStepInfo(
            item.Name, item.Description, [.. graph.DependenciesOf(item.Name)], [.. item.Tags], item.Resource?.Name))];
    }
}
