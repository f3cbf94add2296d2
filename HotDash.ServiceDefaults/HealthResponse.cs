using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.ServiceDefaults;

/// <summary>
/// Writes <c>{"status":"Healthy","checks":{"postgres":"Healthy"}}</c>: names and states only.
/// Descriptions and exceptions may hold addresses, so they go to the log and not to whoever asks.
/// </summary>
internal static class HealthResponse
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";

        return context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
            },
            context.RequestAborted);
    }
}
