using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Makes the DCP object of a container.</summary>
internal static class DcpContainerFactory
{
    public const string NetworkName = "aspire-container-network";

    public static DcpContainer Create(DcpResource resource, DcpLaunch launch)
    {
        var persistent = resource.Resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime)
            && lifetime.Lifetime == ContainerLifetime.Persistent;
        return new DcpContainer
        {
            Metadata = new DcpMetadata { Name = resource.Name, Annotations = DcpExecutableFactory.Annotations(resource, launch) },
            Spec = new DcpContainerSpec
            {
                Image = ImageOf(resource.Resource),
                Build = BuildOf(resource.Resource),
                ContainerName = resource.Resource.TryGetLastAnnotation<ContainerNameAnnotation>(out var name) ? name.Name : resource.Name,
                Command = (resource.Resource as ContainerResource)?.Entrypoint,
                Args = [.. launch.Arguments.Select(argument => argument.Text)],
                Env = [.. launch.Environment.Select(variable => new DcpEnvVar(variable.Key, variable.Value.Text))],
                RunArgs = launch.RuntimeArguments,
                Ports = [.. resource.Bindings.Select(PortOf)],
                VolumeMounts = [.. resource.Resource.Annotations.OfType<ContainerMountAnnotation>().Select(MountOf)],
                Networks = [new DcpContainerNetworkUse(NetworkName, AliasesOf(resource.Resource))],
                PullPolicy = PullPolicyOf(resource.Resource),
                Persistent = persistent ? true : null,
            },
        };
    }

    /// <summary>How other containers of the session name this one.</summary>
    public static string HostNameOf(IResource resource) => $"{resource.Name}.dev.internal";

    private static IReadOnlyList<string> AliasesOf(IResource resource) =>
    [
        resource.Name,
        HostNameOf(resource),
        .. resource.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(alias => alias.Alias),
    ];

    private static string ImageOf(IResource resource)
    {
        if (!resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image))
        {
            return resource.Name;
        }

        var repository = string.IsNullOrEmpty(image.Registry) ? image.Image : $"{image.Registry}/{image.Image}";
        return image switch
        {
            { SHA256: { Length: > 0 } digest } => $"{repository}@sha256:{digest}",
            { Tag: { Length: > 0 } tag } => $"{repository}:{tag}",
            _ => repository,
        };
    }

    private static DcpContainerBuild? BuildOf(IResource resource) =>
        resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build)
            ? new DcpContainerBuild
            {
                Context = build.ContextPath,
                Dockerfile = build.DockerfilePath,
                Stage = build.Stage,
                Args = [.. build.BuildArguments.Select(argument => new DcpEnvVar(argument.Key, argument.Value?.ToString()))],
            }
            : null;

    private static DcpContainerPort PortOf(DcpBinding binding) => new()
    {
        ContainerPort = binding.Endpoint.TargetPort!.Value, // DcpApplication refuses container endpoints without one.
        HostPort = binding.IsProxied ? null : binding.Endpoint.Port,
        HostIP = "127.0.0.1",
        Protocol = binding.Endpoint.Protocol == System.Net.Sockets.ProtocolType.Udp ? "UDP" : "TCP",
    };

    private static DcpVolumeMount MountOf(ContainerMountAnnotation mount) =>
        new(mount.Type == ContainerMountType.BindMount ? "bind" : "volume", mount.Source, mount.Target, mount.IsReadOnly);

    private static string? PullPolicyOf(IResource resource) =>
        resource.TryGetLastAnnotation<ContainerImagePullPolicyAnnotation>(out var policy) && policy.ImagePullPolicy != ImagePullPolicy.Default
            ? policy.ImagePullPolicy.ToString().ToLowerInvariant()
            : null;
}
