using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Lifecycle;

namespace Aspire.Hosting.Otlp;

/// <summary>Gives every resource with an OTLP exporter the variables that send its telemetry to the dashboard.</summary>
internal sealed class OtlpEnvironment(
    DistributedApplicationModel model, IConfiguration configuration, IHostEnvironment environment) : IDistributedApplicationEventingSubscriber
{
    private const string DefaultEndpoint = "http://localhost:18889";

    public Task SubscribeAsync(
        IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (executionContext.IsRunMode)
        {
            eventing.Subscribe<BeforeStartEvent>((_, _) =>
            {
                Apply();
                return Task.CompletedTask;
            });
        }

        return Task.CompletedTask;
    }

    private void Apply()
    {
        foreach (var resource in model.Resources.Where(resource => resource.HasAnnotationOfType<OtlpExporterAnnotation>()))
        {
            // First in the list, so that what the application sets itself wins.
            resource.Annotations.Insert(0, new EnvironmentCallbackAnnotation(context => Set(resource, context.EnvironmentVariables)));
        }
    }

    private void Set(IResource resource, Dictionary<string, object> variables)
    {
        var (endpoint, protocol) = EndpointFor(resource.Annotations.OfType<OtlpExporterAnnotation>().Last().RequiredProtocol);
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = """service.instance.id={{- index .Annotations "otel-service-instance-id" -}}""";
        variables["OTEL_SERVICE_NAME"] = """{{- index .Annotations "otel-service-name" -}}""";
        if (configuration["AppHost:OtlpApiKey"] is { Length: > 0 } apiKey)
        {
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = new SecretText($"x-otlp-api-key={apiKey}");
        }

        if (environment.IsDevelopment())
        {
            SetDevelopment(variables);
        }

        if (resource is ProjectResource)
        {
            SetProject(variables);
        }
    }

    private (object Endpoint, string Protocol) EndpointFor(OtlpProtocol? required)
    {
        if (model.Resources.TryGetByName(DashboardResource.DefaultName, out var dashboard) && dashboard is IResourceWithEndpoints withEndpoints)
        {
            var grpc = new EndpointReference(withEndpoints, DashboardResource.OtlpGrpcEndpoint);
            var http = new EndpointReference(withEndpoints, DashboardResource.OtlpHttpEndpoint);
            return (required is OtlpProtocol.HttpProtobuf && http.Exists) || !grpc.Exists ? (http, "http/protobuf") : (grpc, "grpc");
        }

        var grpcUrl = configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"];
        var httpUrl = configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"];
        return httpUrl is not null && (required is OtlpProtocol.HttpProtobuf || grpcUrl is null)
            ? (httpUrl, "http/protobuf")
            : (grpcUrl ?? DefaultEndpoint, "grpc");
    }

    private static void SetDevelopment(Dictionary<string, object> variables)
    {
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }

    private void SetProject(Dictionary<string, object> variables)
    {
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        if (environment.IsDevelopment())
        {
            variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
            variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        }
    }
}
