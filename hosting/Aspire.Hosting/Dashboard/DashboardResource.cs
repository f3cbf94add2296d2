namespace Aspire.Hosting.Dashboard;

/// <summary>The official dashboard as a resource of the model: started by DCP like the others, and hidden.</summary>
internal sealed class DashboardResource(string command, string workingDirectory)
    : ExecutableResource(DefaultName, command, workingDirectory)
{
    public const string DefaultName = "aspire-dashboard";

    public const string OtlpGrpcEndpoint = "otlp-grpc";

    public const string OtlpHttpEndpoint = "otlp-http";

    public EndpointReference Frontend =>
        new(this, Annotations.OfType<EndpointAnnotation>().First(endpoint => endpoint.Name is "http" or "https"));

    public EndpointReference OtlpGrpc => new(this, OtlpGrpcEndpoint);

    public EndpointReference OtlpHttp => new(this, OtlpHttpEndpoint);
}
