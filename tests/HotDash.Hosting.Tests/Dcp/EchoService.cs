using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.Dcp;

/// <summary>The web program in tests/assets/EchoService as a resource.</summary>
internal static class EchoService
{
    private static string Path { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "EchoService").Value!; // Written by the build.

    public static IResourceBuilder<ExecutableResource> AddEcho(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddExecutable(name, Path, System.IO.Path.GetDirectoryName(Path)!, []) // A file has a folder.
            .WithHttpEndpoint(env: "HTTP_PORTS")
            .WithHttpHealthCheck("/health");

    public static IResourceBuilder<ExecutableResource> AddShell(this IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "/bin/sh", "/", "-c", script);
}
