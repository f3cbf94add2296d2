namespace Aspire.Hosting.Dcp;

/// <summary>The URLs that the dashboard shows for a resource: one per endpoint, then what the model's callbacks make of them.</summary>
internal static class DcpUrls
{
    public static async Task<IReadOnlyList<DcpUrl>> ComputeAsync(
        IResource resource,
        IReadOnlyList<DcpBinding> bindings,
        DistributedApplicationExecutionContext executionContext,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var urls = bindings
            .Where(binding => binding.Endpoint.AllocatedEndpoint is not null)
            .Select(binding => new ResourceUrlAnnotation
            {
                Url = binding.Endpoint.AllocatedEndpoint!.UriString, // Filtered one line above.
                Endpoint = new EndpointReference(binding.Resource, binding.Endpoint),
            })
            .ToList();
        urls.AddRange(resource.Annotations.OfType<ResourceUrlAnnotation>());

        var context = new ResourceUrlsCallbackContext(executionContext, resource, urls, cancellationToken) { Logger = logger };
        foreach (var callback in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        return [.. context.Urls.Where(url => !string.IsNullOrEmpty(url.Url)).Select(url => Create(url, bindings))];
    }

    private static DcpUrl Create(ResourceUrlAnnotation url, IReadOnlyList<DcpBinding> bindings)
    {
        var binding = bindings.FirstOrDefault(candidate => candidate.Endpoint.Name == url.Endpoint?.EndpointName);
        var snapshot = new UrlSnapshot(url.Endpoint?.EndpointName, Absolute(url, binding), url.IsInternal)
        {
            DisplayProperties = new UrlDisplayPropertiesSnapshot(url.DisplayText ?? "", url.DisplayOrder ?? 0),
            IsInactive = true,
        };
        return new DcpUrl(snapshot, binding is { IsProxied: true } ? binding.ServiceName : null);
    }

    /// <summary>A callback may leave a mere path; it means a path of the endpoint.</summary>
    private static string Absolute(ResourceUrlAnnotation url, DcpBinding? binding) =>
        url.Url.StartsWith('/') && binding?.Endpoint.AllocatedEndpoint is { } allocated ? allocated.UriString + url.Url : url.Url;
}
