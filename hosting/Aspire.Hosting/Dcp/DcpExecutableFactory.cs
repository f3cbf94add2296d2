using System.Text.Json;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Makes the DCP object of an executable or a project.</summary>
internal static class DcpExecutableFactory
{
    public static DcpExecutable Create(DcpResource resource, DcpLaunch launch) => new()
    {
        Metadata = new DcpMetadata { Name = resource.Name, Annotations = Annotations(resource, launch) },
        Spec = new DcpExecutableSpec
        {
            ExecutablePath = launch.Command,
            ExecutionType = launch.LaunchConfiguration is null ? "Process" : "IDE",
            WorkingDirectory = launch.WorkingDirectory,
            Args = [.. launch.Arguments.Select(argument => argument.Text)],
            Env = [.. launch.Environment.Select(variable => new DcpEnvVar(variable.Key, variable.Value.Text))],
        },
    };

    public static Dictionary<string, string> Annotations(DcpResource resource, DcpLaunch launch)
    {
        var annotations = new Dictionary<string, string>
        {
            [DcpApi.ResourceNameAnnotation] = resource.Resource.Name,
            [DcpApi.OtelServiceNameAnnotation] = resource.Resource.Name,
            [DcpApi.OtelInstanceIdAnnotation] = resource.Instance.Suffix,
        };
        IReadOnlyList<DcpServiceProducer> producers =
        [
            .. resource.Bindings.Where(binding => binding.IsProxied).Select(binding => new DcpServiceProducer
            {
                ServiceName = binding.ServiceName,
                Port = binding.Endpoint.TargetPort,
            }),
        ];
        if (producers.Count > 0)
        {
            annotations[DcpApi.ServiceProducerAnnotation] =
                JsonSerializer.Serialize(producers, DcpJson.Default.IReadOnlyListDcpServiceProducer);
        }

        if (launch.LaunchConfiguration is { } configuration)
        {
            annotations[DcpApi.LaunchConfigurationsAnnotation] =
                JsonSerializer.Serialize([configuration], DcpJson.Default.IReadOnlyListDcpLaunchConfiguration);
        }

        return annotations;
    }
}
