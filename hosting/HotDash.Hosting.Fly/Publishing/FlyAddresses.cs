using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>How the endpoints of published resources are reached inside Fly's network.</summary>
internal static class FlyAddresses
{
    /// <summary>What .NET listens on in a container unless it is told otherwise.</summary>
    private const int ContainerHttpPort = 8080;

    private const int FlycastPort = 80;

    /// <summary>The app and group that the resource becomes, or null when it is not on Fly.</summary>
    public static (FlyApp App, string Group)? Find(IResource resource)
    {
        if (resource.TryGetLastAnnotation<FlyAppAnnotation>(out var own))
        {
            return (own.App, own.App.Name);
        }

        return resource.TryGetLastAnnotation<FlyProcessGroupAnnotation>(out var member) && member.App.TryGetLastAnnotation<FlyAppAnnotation>(out var shared)
            ? (shared.App, member.Group.Name)
            : null;
    }

    public static string? Host(EndpointReference endpoint) => Find(endpoint.Resource) switch
    {
        null => null,
        var (app, _) when endpoint.IsHttps => $"{app.AppName}.fly.dev",
        var (app, _) when IsFlycast(app, endpoint) => $"{app.AppName}.flycast",
        // An app with several groups has a name for each; {app}.internal would mean all of them.
        var (app, group) when endpoint.Resource.HasAnnotationOfType<FlyProcessGroupAnnotation>() || HasMembers(app, group) => $"{group}.process.{app.AppName}.internal",
        var (app, _) => $"{app.AppName}.internal",
    };

    /// <summary>The value of a property of an endpoint, or null when its resource is not on Fly.</summary>
    public static string? Value(IResource caller, EndpointReference endpoint, EndpointProperty property)
    {
        if (property is EndpointProperty.TargetPort)
        {
            return Find(endpoint.Resource) is null ? null : Number(TargetPort(endpoint.EndpointAnnotation));
        }

        if (Host(endpoint) is not { } host)
        {
            return null;
        }

        // A resource that is told its own address listens there.
        var port = ReferenceEquals(caller, endpoint.Resource) ? TargetPort(endpoint.EndpointAnnotation) : Port(endpoint);
        var implied = (endpoint.IsHttps && port == 443) || (endpoint.IsHttp && port == 80);

        return property switch
        {
            EndpointProperty.Url => implied ? $"{endpoint.Scheme}://{host}" : $"{endpoint.Scheme}://{host}:{Number(port)}",
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port => Number(port),
            EndpointProperty.HostAndPort => $"{host}:{Number(port)}",
            EndpointProperty.Scheme => endpoint.Scheme,
            EndpointProperty.TlsEnabled => endpoint.IsHttps ? bool.TrueString : bool.FalseString,
            _ => null,
        };
    }

    public static int? TargetPort(EndpointAnnotation endpoint) => endpoint.TargetPort ?? (endpoint.UriScheme is "http" ? ContainerHttpPort : endpoint.Port);

    private static int? Port(EndpointReference endpoint) => Find(endpoint.Resource) switch
    {
        var _ when endpoint.IsHttps => 443,
        var (app, _) when IsFlycast(app, endpoint) => FlycastPort,
        _ => TargetPort(endpoint.EndpointAnnotation),
    };

    private static bool IsFlycast(FlyApp app, EndpointReference endpoint) => app.PrivateAddress is FlyPrivateAddress.Flycast && endpoint.IsHttp;

    private static bool HasMembers(FlyApp app, string group) => app.Name == group && group != Validation.ProcessGroups.Implicit;

    private static string? Number(int? port) => port?.ToString(CultureInfo.InvariantCulture);
}
