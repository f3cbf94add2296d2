using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>Ends a start without a usable container engine at once; otherwise each container would be tried for half a minute.</summary>
internal sealed class ContainerEngineCheck(ContainerEngines engines) : IDistributedApplicationEventingSubscriber
{
    public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (executionContext.IsRunMode)
        {
            eventing.Subscribe<BeforeStartEvent>((_, token) => engines.ChooseAsync(token));
        }

        return Task.CompletedTask;
    }
}
