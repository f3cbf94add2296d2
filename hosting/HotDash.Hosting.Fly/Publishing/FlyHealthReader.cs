using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>
/// The health checks of a resource that are requests. A probe says its path; of a health check only the key is public, which Aspire makes of
/// resource, endpoint, path and status: <c>web_http_/health_200_check</c>.
/// </summary>
internal static partial class FlyHealthReader
{
    public static IReadOnlyList<FlyHealthModel> Read(IResource resource)
    {
        var probes = resource.Annotations.OfType<EndpointProbeAnnotation>()
            .Where(probe => probe.Type is not ProbeType.Startup)
            .OrderBy(probe => probe.Type is ProbeType.Readiness ? 0 : 1)
            .Select(probe => new FlyHealthModel(probe.EndpointReference.EndpointName, probe.Path))
            .Take(1)
            .ToList();

        return probes.Count > 0
            ? probes
            : [.. resource.Annotations.OfType<HealthCheckAnnotation>()
                .Select(check => Key().Match(check.Key.StartsWith($"{resource.Name}_", StringComparison.Ordinal) ? check.Key[(resource.Name.Length + 1)..] : ""))
                .Where(match => match.Success)
                .Select(match => new FlyHealthModel(match.Groups["endpoint"].Value, match.Groups["path"].Value))
                .Distinct()];
    }

    public static IReadOnlyList<string> ReadOthers(IResource resource) =>
    [
        .. resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key)
            .Where(key => !key.StartsWith($"{resource.Name}_", StringComparison.Ordinal) || !Key().IsMatch(key[(resource.Name.Length + 1)..]))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^(?<endpoint>[^/]+?)_(?<path>/.*)_2\d\d_check\z")]
    private static partial Regex Key();
}
