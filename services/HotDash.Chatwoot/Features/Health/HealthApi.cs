using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Http;
using HotDash.ServiceDefaults;

namespace HotDash.Chatwoot.Features.Health;

/// <summary>Chatwoot's own health endpoints, and beside them <c>/ready</c> and <c>/alive</c> of ours.</summary>
internal static class HealthApi
{
    /// <summary>The release whose behaviour this service follows.</summary>
    public const string Version = "4.15.1";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/api", StatusAsync).WithTags("Health");
        app.MapGet("/health", () => RailsResult.Json(new JsonObject { ["status"] = "woot" })).WithTags("Health");

        // Not a route of Chatwoot: HotDash's predecessor asked for it, and a 404 there took its deployment down.
        app.MapGet("/rails/health", () => RailsResult.Json(new JsonObject { ["status"] = "woot" })).WithTags("Health");
        app.MapHealthChecks("/ready");
        app.MapHealthChecks("/alive", new() { Predicate = check => check.Tags.Contains(ServiceDefaultsExtensions.LiveTag) });
    }

    /// <summary>200 whatever fails, as Chatwoot: the body tells.</summary>
    private static async Task<IResult> StatusAsync(PostgresHealthCheck postgres, RedisHealthCheck redis, TimeProvider clock, CancellationToken cancellationToken)
    {
        var queues = redis.IsReachableAsync(cancellationToken);
        var data = postgres.IsReachableAsync(cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["version"] = Version,
            ["timestamp"] = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["queue_services"] = await queues ? "ok" : "failing",
            ["data_services"] = await data ? "ok" : "failing",
        });
    }
}
