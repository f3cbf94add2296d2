using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;

namespace HotDash.Chatwoot.Http;

/// <summary>Operations of Chatwoot that are left out. Each says so by name instead of looking like a wrong address.</summary>
internal static class NotImplementedApi
{
    private const string AccountPath = "/api/v1/accounts/{accountId:long}";

    public static readonly IReadOnlyList<(string Method, string Path, string Operation, string Reason)> Operations =
    [
        ("GET", AccountPath + "/campaigns", "list-campaigns", "campaigns are not part of HotDash"),
        ("POST", AccountPath + "/campaigns", "create-campaign", "campaigns are not part of HotDash"),
        ("GET", AccountPath + "/assignment_policies", "list-assignment-policies", "assignment follows the inbox's round robin"),
    ];

    public static void MapNotImplemented(this IEndpointRouteBuilder routes)
    {
        foreach (var (method, path, operation, reason) in Operations)
        {
            routes.MapMethods(path, [method], () => RailsResult.Json(
                new JsonObject { ["error"] = $"'{operation}' is not implemented by this Chatwoot-compatible service: {reason}." }, StatusCodes.Status501NotImplemented))
                .WithTags("Not implemented").RequireAccountMember();
        }
    }
}
