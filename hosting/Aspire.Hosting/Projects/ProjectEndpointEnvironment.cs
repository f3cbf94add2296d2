using System.Globalization;

namespace Aspire.Hosting;

/// <summary>Tells an ASP.NET Core project where to listen.</summary>
internal static class ProjectEndpointEnvironment
{
    public static void AddForRun(EnvironmentCallbackContext context)
    {
        var endpoints = ListenedEndpoints(context.Resource).ToList();

        if (endpoints.Count == 0)
        {
            return;
        }

        var urls = new ReferenceExpressionBuilder();

        foreach (var endpoint in endpoints)
        {
            if (!urls.IsEmpty)
            {
                urls.AppendLiteral(";");
            }

            urls.AppendLiteral($"{endpoint.Scheme}://{endpoint.EndpointAnnotation.TargetHost}:");
            urls.AppendFormatted(endpoint.Property(EndpointProperty.TargetPort));
        }

        context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", urls.Build());

        if (endpoints.FirstOrDefault(endpoint => endpoint.IsHttps) is { } https)
        {
            context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", https.Property(EndpointProperty.Port));
        }
    }

    public static void AddForPublish(EnvironmentCallbackContext context)
    {
        var project = (ProjectResource)context.Resource;
        var endpoints = ListenedEndpoints(project).Where(endpoint => endpoint.EndpointAnnotation != project.DefaultHttpsEndpoint).ToList();

        AddPorts(context, "HTTP_PORTS", endpoints.Where(endpoint => endpoint.IsHttp));
        AddPorts(context, "HTTPS_PORTS", endpoints.Where(endpoint => endpoint.IsHttps));

        if (endpoints.Count > 0 && !project.HasAnnotationOfType<DisableForwardedHeadersAnnotation>())
        {
            context.EnvironmentVariables.TryAdd("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true");
        }
    }

    private static void AddPorts(EnvironmentCallbackContext context, string variable, IEnumerable<EndpointReference> endpoints)
    {
        var ports = new ReferenceExpressionBuilder();

        foreach (var endpoint in endpoints)
        {
            if (!ports.IsEmpty)
            {
                ports.AppendLiteral(";");
            }

            if (endpoint.EndpointAnnotation.RequestedTargetPort is { } port)
            {
                ports.AppendLiteral(port.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                ports.AppendFormatted(endpoint.Property(EndpointProperty.TargetPort));
            }
        }

        if (!ports.IsEmpty)
        {
            context.EnvironmentVariables.TryAdd(variable, ports.Build());
        }
    }

    private static IEnumerable<EndpointReference> ListenedEndpoints(IResource resource)
    {
        var filters = resource.Annotations.OfType<EndpointEnvironmentFilterAnnotation>().ToList();

        return ((IResourceWithEndpoints)resource).GetEndpoints()
            .Where(endpoint => (endpoint.IsHttp || endpoint.IsHttps) && filters.TrueForAll(filter => filter.Filter(endpoint.EndpointAnnotation)));
    }
}
