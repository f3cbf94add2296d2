namespace Aspire.Hosting.ApplicationModel;

public static class KnownHostNames
{
    public const string Localhost = "localhost";
    public const string DefaultContainerTunnelHostName = "aspire.dev.internal";
    public const string DockerDesktopHostBridge = "host.docker.internal";
}
