using Aspire.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class ExternalServiceBuilderExtensions
{
    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? builder.AddExternalService(name, uri)
            : throw new ArgumentException($"The URL '{url}' of external service '{name}' is not absolute.", nameof(url));

    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, Uri uri)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return Show(builder.AddResource(new ExternalServiceResource(name, uri)));
    }

    public static IResourceBuilder<ExternalServiceResource> AddExternalService(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource> urlParameter)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(urlParameter);

        return Show(builder.AddResource(new ExternalServiceResource(name, urlParameter.Resource)).WithReferenceRelationship(urlParameter.Resource));
    }

    public static IResourceBuilder<ExternalServiceResource> WithHttpHealthCheck(this IResourceBuilder<ExternalServiceResource> builder, string? path = null, int? statusCode = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var service = builder.Resource;
        var expected = statusCode ?? 200;
        var key = $"{service.Name}_external_{path}_{expected}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            services => new HttpHealthCheck(() => new Uri(service.ResolvedUri, path ?? "/"), expected, services.GetRequiredService<IHttpClientFactory>()),
            failureStatus: null,
            tags: null));

        return builder.WithHealthCheck(key);
    }

    private static IResourceBuilder<ExternalServiceResource> Show(IResourceBuilder<ExternalServiceResource> builder) => builder
        .WithInitialState(new CustomResourceSnapshot { ResourceType = ResourceTypes.ExternalService, Properties = [], State = KnownResourceStates.Starting })
        .ExcludeFromManifest()
        .OnInitializeResource(PublishRunningAsync);

    private static async Task PublishRunningAsync(ExternalServiceResource service, InitializeResourceEvent @event, CancellationToken cancellationToken)
    {
        var text = service.UrlParameter is { } parameter ? await parameter.GetValueAsync(cancellationToken) : service.Uri!.ToString();

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            await @event.Notifications.PublishUpdateAsync(service, snapshot => snapshot with { State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error) });

            throw new DistributedApplicationException($"The URL '{text}' of external service '{service.Name}' is not absolute. Correct parameter '{service.UrlParameter?.Name}'.");
        }

        service.ResolvedUri = uri;
        await @event.Eventing.PublishAsync(new BeforeResourceStartedEvent(service, @event.Services), cancellationToken);
        await @event.Notifications.PublishUpdateAsync(service, snapshot => snapshot with
        {
            State = KnownResourceStates.Running,
            Urls = [new UrlSnapshot(null, uri.ToString(), false)],
        });
    }
}
