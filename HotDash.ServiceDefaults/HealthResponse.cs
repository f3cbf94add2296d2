using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.ServiceDefaults;

/// <summary>
/// Writes <c>{"status":"Healthy","checks":{"postgres":"Healthy"}}</c>: names and states only.
/// Descriptions and exceptions may hold addresses, so they go to the log and not to whoever asks.
/// </summary>
internal static class HealthResponse
{
    /// <summary>Which build answers: <c>0.1.0+</c> and the commit. A release asks for it.</summary>
    private const string VersionHeader = "X-HotDash-Version";

    private static readonly string s_version = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers[VersionHeader] = s_version;

        return context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
            },
            context.RequestAborted);
    }
}
