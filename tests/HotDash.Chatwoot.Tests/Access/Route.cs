using System.Text.RegularExpressions;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Chatwoot.Tests.Access;

/// <summary>An endpoint of the running service with one of its methods.</summary>
internal sealed partial record Route(string Method, string Pattern, AccessRule? Rule)
{
    public override string ToString() => $"{Method} {Pattern}";

    public static IReadOnlyList<Route> All(ChatwootServer server) =>
        [.. server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => new Route(method, "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'), endpoint.Metadata.GetMetadata<AccessRule>())))
            .Distinct()];

    /// <summary>With the account's id, and one number for every other id.</summary>
    public string Path(long accountId, string id) => Parameter().Replace(Account().Replace(Pattern, $"{accountId}"), id);

    [GeneratedRegex(@"\{accountId[^}]*\}")]
    private static partial Regex Account();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
