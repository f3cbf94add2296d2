using Aspire.Hosting.Lifecycle;

namespace Aspire.Hosting.Orchestration;

/// <summary>What happens once before the host starts: subscribers subscribe, <see cref="BeforeStartEvent"/> is raised, and in a run the before-start steps run and parameters get their values.</summary>
internal sealed class ApplicationStartup(
    IDistributedApplicationEventing eventing,
    DistributedApplicationExecutionContext executionContext,
    DistributedApplicationModel model,
    DistributedApplicationPipeline pipeline,
    IEnumerable<IDistributedApplicationEventingSubscriber> subscribers,
    ParameterProcessor parameters,
    IHostApplicationLifetime lifetime,
    IServiceProvider services,
    ILogger<ApplicationStartup> logger)
{
    private bool _done;

    public async Task BeforeStartAsync(CancellationToken cancellationToken)
    {
        if (_done)
        {
            return;
        }

        _done = true;

        foreach (var subscriber in subscribers)
        {
            await subscriber.SubscribeAsync(eventing, executionContext, cancellationToken);
        }

        await eventing.PublishAsync(new BeforeStartEvent(services, model), cancellationToken);

        // A publish runs these steps where their progress and failures are reported.
        if (executionContext.IsRunMode)
        {
            await pipeline.ExecuteBeforeStartAsync(new PipelineContext(model, executionContext, services, logger, cancellationToken), SilentActivityReporter.Instance);
            await parameters.InitializeAsync(model.Resources.OfType<ParameterResource>(), lifetime.ApplicationStopping);
        }
    }
}
