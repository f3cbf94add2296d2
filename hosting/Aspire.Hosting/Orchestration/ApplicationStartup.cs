using Aspire.Hosting.Lifecycle;

namespace Aspire.Hosting.Orchestration;

/// <summary>What happens once before the host starts: subscribers subscribe, <see cref="BeforeStartEvent"/> is raised, the before-start steps run.</summary>
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
        await pipeline.ExecuteBeforeStartAsync(new PipelineContext(model, executionContext, services, logger, cancellationToken));

        if (executionContext.IsRunMode)
        {
            await parameters.InitializeAsync(model.Resources.OfType<ParameterResource>(), lifetime.ApplicationStopping);
        }
    }
}
