namespace Aspire.Hosting.Dcp.Objects;

/// <summary>Names of DCP's Kubernetes-style API.</summary>
internal static class DcpApi
{
    public const string Group = "usvc-dev.developer.microsoft.com";

    public const string Version = Group + "/v1";

    public const string Path = "/apis/" + Version;

    public const string ServiceProducerAnnotation = "service-producer";

    public const string ResourceNameAnnotation = "resource-name";

    public const string OtelServiceNameAnnotation = "otel-service-name";

    public const string OtelInstanceIdAnnotation = "otel-service-instance-id";

    public const string LaunchConfigurationsAnnotation = "executable." + Group + "/launch-configurations";

    public const string EndpointNameAnnotation = "endpoint-name";
}
