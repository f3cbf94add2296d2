namespace Aspire.Hosting.Pipelines;

/// <summary>Collects the steps of the builder and of all resources, orders them and runs what was asked for, independent steps at the same time.</summary>
internal sealed class PipelineRun(
    IReadOnlyList<PipelineStep> builderSteps,
    IReadOnlyList<Func<PipelineConfigurationContext, Task>> configurations,
    PipelineContext context)
{
    public async Task ExecuteAsync()
    {
        var graph = await BuildGraphAsync();
        var requested = context.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>().Value.Step;
        var target = string.IsNullOrWhiteSpace(requested) ? WellKnownPipelineSteps.Publish : requested;
        var alreadyRun = graph.Closure(WellKnownPipelineSteps.BeforeStart).Select(step => step.Name).ToHashSet(StringComparer.Ordinal);

        await RunAsync(graph, [.. graph.Closure(target).Where(step => !alreadyRun.Contains(step.Name))], context.Services.GetRequiredService<IPipelineActivityReporter>());
    }

    public async Task ExecuteBeforeStartAsync(IPipelineActivityReporter reporter)
    {
        var graph = await BuildGraphAsync();

        await RunAsync(graph, graph.Closure(WellKnownPipelineSteps.BeforeStart), reporter);
    }

    public async Task<PipelineGraph> BuildGraphAsync()
    {
        // Configuration callbacks add to the lists of the steps, so each run works on its own copies.
        var steps = DefaultPipelineSteps.Create().Concat(builderSteps).Select(Copy).ToList();

        foreach (var resource in context.Model.Resources.ToList())
        {
            foreach (var annotation in resource.Annotations.OfType<PipelineStepAnnotation>().ToList())
            {
                foreach (var step in await annotation.CreateStepsAsync(new PipelineStepFactoryContext { PipelineContext = context, Resource = resource }))
                {
                    step.Resource ??= resource;
                    steps.Add(step);
                }
            }
        }

        var configuration = new PipelineConfigurationContext { Services = context.Services, Steps = steps, Model = context.Model };

        foreach (var annotation in context.Model.Resources.SelectMany(resource => resource.Annotations.OfType<PipelineConfigurationAnnotation>()).ToList())
        {
            await annotation.Callback(configuration);
        }

        foreach (var callback in configurations)
        {
            await callback(configuration);
        }

        return new PipelineGraph(steps);
    }

    private static PipelineStep Copy(PipelineStep step) => new()
    {
        Name = step.Name,
        Description = step.Description,
        Action = step.Action,
        DependsOnSteps = [.. step.DependsOnSteps],
        RequiredBySteps = [.. step.RequiredBySteps],
        Tags = [.. step.Tags],
        Resource = step.Resource,
    };

    /// <summary>The first failure cancels the steps that are running and keeps the others from starting.</summary>
    private async Task RunAsync(PipelineGraph graph, IReadOnlyList<PipelineStep> steps, IPipelineActivityReporter reporter)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var outer = context.CancellationToken;
        context.CancellationToken = stopping.Token;

        try
        {
            var running = new Dictionary<string, Task>(StringComparer.Ordinal);

            foreach (var step in steps)
            {
                var dependencies = graph.DependenciesOf(step.Name).Where(running.ContainsKey).Select(name => running[name]).ToArray();
                running[step.Name] = RunStepAsync(step, dependencies, reporter, stopping);
            }

            await AwaitAllAsync([.. running.Values]);
        }
        finally
        {
            context.CancellationToken = outer;
        }
    }

    /// <summary>Waits for every step and throws what went wrong first, rather than a cancellation that followed from it.</summary>
    private static async Task AwaitAllAsync(Task[] tasks)
    {
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException) when (tasks.FirstOrDefault(task => task.IsFaulted) is { } faulted)
        {
            await faulted;
        }
    }

    private async Task RunStepAsync(PipelineStep step, Task[] dependencies, IPipelineActivityReporter reporter, CancellationTokenSource stopping)
    {
        // Steps without a dependency on each other run at the same time even when they never yield.
        await Task.Yield();

        foreach (var dependency in dependencies)
        {
            await dependency.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

            if (!dependency.IsCompletedSuccessfully)
            {
                throw new OperationCanceledException($"Step '{step.Name}' did not run because a step before it failed.");
            }
        }

        stopping.Token.ThrowIfCancellationRequested();
        var reportingStep = await reporter.CreateStepAsync(step.Name, stopping.Token);

        await using (reportingStep)
        {
            var logger = new ReportingStepLogger(reportingStep);

            try
            {
                await step.Action(new PipelineStepContext { PipelineContext = context, ReportingStep = reportingStep, StepLogger = logger });
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The token is spent; the report must still be made.
                await reportingStep.CompleteAsync("Canceled", CompletionState.CompletedWithError, CancellationToken.None);

                throw;
            }
            catch (Exception exception)
            {
                await reportingStep.CompleteAsync(exception.Message, CompletionState.CompletedWithError, CancellationToken.None);
                await stopping.CancelAsync();

                throw exception is DistributedApplicationException
                    ? exception
                    : new DistributedApplicationException($"Step '{step.Name}' failed: {exception.Message}", exception);
            }
        }
    }
}
