namespace Aspire.Hosting.ApplicationModel;

internal static class HttpEndpoints
{
    /// <summary>The endpoint that was chosen, or the resource's first HTTP one.</summary>
    public static EndpointReference Select(IResourceWithEndpoints resource, Func<EndpointReference>? selector, string purpose)
    {
        var endpoint = selector?.Invoke() ?? resource.GetEndpoints().FirstOrDefault(candidate => candidate.IsHttp || candidate.IsHttps)
            ?? throw new DistributedApplicationException($"Resource '{resource.Name}' has no HTTP endpoint for the {purpose}. Add one, or name the endpoint.");

        return endpoint.Exists && !endpoint.IsHttp && !endpoint.IsHttps
            ? throw new DistributedApplicationException($"The {purpose} of resource '{resource.Name}' needs an HTTP endpoint; '{endpoint.EndpointName}' has scheme '{endpoint.Scheme}'.")
            : endpoint;
    }
}
