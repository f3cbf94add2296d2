using System.Security.Cryptography;

namespace Aspire.Hosting.Dashboard;

/// <summary>Addresses and keys of the dashboard, out of the AppHost's configuration; keys that are not set are made for this run.</summary>
internal sealed record DashboardOptions
{
    public const string BrowserTokenKey = "AppHost:BrowserToken";
    public const string OtlpApiKeyKey = "AppHost:OtlpApiKey";
    public const string ApiKeyKey = "AppHost:DashboardApiKey";
    public const string ResourceServiceApiKeyKey = "AppHost:ResourceService:ApiKey";

    /// <summary>The first URL of ASPNETCORE_URLS: where the browser goes. A free port when null.</summary>
    public Uri? FrontendUrl { get; init; }

    public Uri? OtlpGrpcUrl { get; init; }

    public Uri? OtlpHttpUrl { get; init; }

    public Uri? ResourceServiceUrl { get; init; }

    public required string BrowserToken { get; init; }

    public required string OtlpApiKey { get; init; }

    public required string ApiKey { get; init; }

    public required string ResourceServiceApiKey { get; init; }

    public bool AllowAnonymous { get; init; }

    public bool ShowResource { get; init; }

    /// <summary>Reads the configuration and writes the keys made here back to it, where the command line's channel finds them.</summary>
    public static DashboardOptions From(IConfiguration configuration) => new()
    {
        FrontendUrl = UrlOf(configuration, "ASPNETCORE_URLS"),
        OtlpGrpcUrl = UrlOf(configuration, "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"),
        OtlpHttpUrl = UrlOf(configuration, "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"),
        ResourceServiceUrl = UrlOf(configuration, "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"),
        BrowserToken = KeyOf(configuration, BrowserTokenKey, "ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"),
        OtlpApiKey = KeyOf(configuration, OtlpApiKeyKey, null),
        ApiKey = KeyOf(configuration, ApiKeyKey, null),
        ResourceServiceApiKey = KeyOf(configuration, ResourceServiceApiKeyKey, "ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY"),
        AllowAnonymous = IsSet(configuration, "ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"),
        ShowResource = IsSet(configuration, "ASPIRE_SHOW_DASHBOARD_RESOURCES"),
    };

    private static Uri? UrlOf(IConfiguration configuration, string key)
    {
        var first = configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [{ } url, ..] ? url : null;
        if (first is null)
        {
            return null;
        }

        return Uri.TryCreate(first, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new DistributedApplicationException($"{key} is '{first}', which is no http(s) URL. Write it as http://localhost:18888.");
    }

    private static string KeyOf(IConfiguration configuration, string key, string? variable)
    {
        var value = configuration[key] ?? (variable is null ? null : configuration[variable]);
        if (string.IsNullOrEmpty(value))
        {
            value = RandomNumberGenerator.GetHexString(32, lowercase: true);
        }

        configuration[key] = value;
        return value;
    }

    private static bool IsSet(IConfiguration configuration, string key) =>
        configuration[key] is "1" || (bool.TryParse(configuration[key], out var set) && set);
}
