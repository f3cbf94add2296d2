using System.Net.Sockets;
using Aspire.Hosting.Dcp;

namespace Aspire.Hosting.Dashboard;

/// <summary>Makes the dashboard's resource: endpoints, environment, initial state.</summary>
internal sealed class DashboardResourceFactory(AspireTools tools, DashboardOptions options, DashboardServer server)
{
    public DashboardResource Create()
    {
        var path = tools.FindDashboard();
        var resource = new DashboardResource(path, Path.GetDirectoryName(path) ?? ".");

        // The bundle's binary has several commands; a dashboard of its own has none.
        if (Path.GetFileNameWithoutExtension(path) == "aspire-managed")
        {
            resource.Annotations.Add(new CommandLineArgsCallbackAnnotation(arguments => arguments.Add("dashboard")));
        }

        AddEndpoint(resource, options.FrontendUrl?.Scheme ?? "http", options.FrontendUrl, "http");
        AddEndpoint(resource, DashboardResource.OtlpGrpcEndpoint, options.OtlpGrpcUrl, "http2");
        AddEndpoint(resource, DashboardResource.OtlpHttpEndpoint, options.OtlpHttpUrl, "http");
        resource.Annotations.Add(new EnvironmentCallbackAnnotation(context => SetEnvironmentAsync(resource, context)));
        resource.Annotations.Add(new HealthCheckAnnotation(DashboardHealthCheck.Name));
        resource.Annotations.Add(new ResourceSnapshotAnnotation(new CustomResourceSnapshot
        {
            ResourceType = ResourceTypes.Executable,
            Properties = [],
            State = KnownResourceStates.Starting,
            IsHidden = !options.ShowResource,
        }));
        return resource;
    }

    private static void AddEndpoint(DashboardResource resource, string name, Uri? url, string transport) =>
        resource.Annotations.Add(new EndpointAnnotation(
            ProtocolType.Tcp, uriScheme: url?.Scheme ?? "http", transport: transport, name: name, port: url is { Port: > 0 } ? url.Port : null)
        {
            TargetHost = url?.Host ?? KnownHostNames.Localhost,
        });

    private async Task SetEnvironmentAsync(DashboardResource resource, EnvironmentCallbackContext context)
    {
        var variables = context.EnvironmentVariables;
        variables["ASPNETCORE_ENVIRONMENT"] = "Production";
        // It would print the login token to its console; we print it once ourselves.
        variables["LOGGING__LOGLEVEL__ASPIRE.DASHBOARD.DASHBOARDWEBAPPLICATION"] = "Warning";
        variables["ASPNETCORE_URLS"] = ListenUrl(resource.Frontend);
        variables["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = ListenUrl(resource.OtlpGrpc);
        variables["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = ListenUrl(resource.OtlpHttp);
        variables["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = (await server.GetAddressAsync(context.CancellationToken)).ToString();
        variables["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        variables["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "ApiKey";
        variables["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = new SecretText(options.ResourceServiceApiKey);
        variables["DASHBOARD__OTLP__AUTHMODE"] = "ApiKey";
        variables["DASHBOARD__OTLP__PRIMARYAPIKEY"] = new SecretText(options.OtlpApiKey);
        variables["ASPIRE_DASHBOARD_API_ENABLED"] = "true";
        variables["DASHBOARD__API__AUTHMODE"] = "ApiKey";
        variables["DASHBOARD__API__PRIMARYAPIKEY"] = new SecretText(options.ApiKey);
        variables["DASHBOARD__FRONTEND__PUBLICURL"] = resource.Frontend;
        if (options.AllowAnonymous)
        {
            variables["DASHBOARD__FRONTEND__AUTHMODE"] = "Unsecured";
            variables["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "true";
        }
        else
        {
            variables["DASHBOARD__FRONTEND__AUTHMODE"] = "BrowserToken";
            variables["DASHBOARD__FRONTEND__BROWSERTOKEN"] = new SecretText(options.BrowserToken);
        }
    }

    private static ReferenceExpression ListenUrl(EndpointReference endpoint) =>
        ReferenceExpression.Create(
            $"{endpoint.Property(EndpointProperty.Scheme)}://{KnownHostNames.Localhost}:{endpoint.Property(EndpointProperty.TargetPort)}");
}
