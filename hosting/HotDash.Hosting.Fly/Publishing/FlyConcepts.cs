using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>
/// What Aspire lets a resource say and Fly has no counterpart for. What is neither mapped nor of the local run alone is refused by name:
/// also what a later version of Aspire adds.
/// </summary>
internal static class FlyConcepts
{
    private const string AspireNamespace = "Aspire.Hosting";

    /// <summary>Read by the publisher.</summary>
    private static readonly string[] s_mapped =
    [
        "CommandLineArgsCallbackAnnotation", "ContainerImageAnnotation", "ContainerMountAnnotation", "EndpointAnnotation", "EndpointProbeAnnotation", "EnvironmentCallbackAnnotation",
        "HealthCheckAnnotation", "ReplicaAnnotation", "WaitAnnotation", "ReferenceEnvironmentInjectionAnnotation", "ConnectionPropertyAnnotation", "ConnectionStringRedirectAnnotation",
        "EndpointReferenceAnnotation", "ComputeEnvironmentAnnotation", "DeploymentTargetAnnotation", "DisableForwardedHeadersAnnotation", "EndpointEnvironmentFilterAnnotation",
    ];

    /// <summary>Of the local run, the dashboard or the pipeline.</summary>
    private static readonly string[] s_local =
    [
        "CertificateAuthorityCollectionAnnotation", "CertificateTrustConfigurationCallbackAnnotation", "ContainerCertificatePathsAnnotation", "ContainerImagePullPolicyAnnotation",
        "ContainerLifetimeAnnotation", "ContainerNameAnnotation", "DefaultLaunchProfileAnnotation", "EmulatorResourceAnnotation", "ExcludeLaunchProfileAnnotation", "ExplicitStartupAnnotation",
        "HiddenAnnotation", "HttpsCertificateAnnotation", "HttpsCertificateConfigurationCallbackAnnotation", "InputGeneratorAnnotation", "LaunchProfileAnnotation",
        "ManifestPublishingCallbackAnnotation", "McpServerEndpointAnnotation", "NameValidationPolicyAnnotation", "OtlpExporterAnnotation", "PersistenceAnnotation", "PipelineConfigurationAnnotation",
        "PipelineStepAnnotation", "ProjectLaunchArgsOverrideAnnotation", "ProjectLaunchDefaultsAnnotation", "ProxySupportAnnotation", "RequiredCommandAnnotation", "ResourceCommandAnnotation",
        "ResourceIconAnnotation", "ResourceRelationshipAnnotation", "ResourceSnapshotAnnotation", "ResourceUrlAnnotation", "ResourceUrlsCallbackAnnotation", "SupportsDebuggingAnnotation",
    ];

    private static readonly Dictionary<string, (string Concept, string Remedy)> s_named = new()
    {
        ["ContainerRuntimeArgsCallbackAnnotation"] = ("arguments for a container engine", "Set what they do with ConfigureToml in PublishAsFlyApp, and give them in run mode only."),
        ["ContainerNetworkAliasAnnotation"] = ("a network alias", "Other apps reach it by reference; give the alias in run mode only."),
        ["ContainerFileSystemCallbackAnnotation"] = ("files that are written into its container", "Put them into the image, or add them with ConfigureToml (files)."),
        ["DockerfileBuildAnnotation"] = ("an image built from a Dockerfile", "Push the image and name it by digest, or make it a project."),
        ["DockerfileBuilderCallbackAnnotation"] = ("an image built from a generated Dockerfile", "Push the image and name it by digest, or make it a project."),
        ["ContainerRegistryReferenceAnnotation"] = ("a registry of its own", "Images of ours go to Fly's registry; use the registry in other environments only."),
        ["ContainerBuildOptionsCallbackAnnotation"] = ("options for building its image", "Set them in the project file."),
        ["ExecutableAnnotation"] = ("a local executable", "Publish it as a container or a project, or exclude it from publishing."),
    };

    public static IEnumerable<FlyRefusal> Refuse(IResource resource)
    {
        if (resource.Annotations.OfType<EndpointProbeAnnotation>().Any(probe => probe.Type is ProbeType.Startup))
        {
            yield return new FlyRefusal(resource.Name, "has a startup probe, which Fly does not know.", "Set CheckGracePeriod in PublishAsFlyApp, and keep a readiness probe.");
        }

        // What only Aspire itself can say is how it does something that has a public name.
        foreach (var name in resource.Annotations.Where(annotation => annotation is not IProjectMetadata).Select(annotation => annotation.GetType())
            .Where(type => type.IsVisible && type.Namespace?.StartsWith(AspireNamespace, StringComparison.Ordinal) is true)
            .Select(type => type.Name)
            .Where(name => !s_mapped.Contains(name) && !s_local.Contains(name))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (concept, remedy) = s_named.GetValueOrDefault(name, ($"'{name}', which this publisher does not know", "Say it in run mode only, or with ConfigureToml in PublishAsFlyApp."));

            yield return new FlyRefusal(resource.Name, $"has {concept}: nothing on Fly stands for it.", remedy);
        }
    }
}
