using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Traffic;

internal static class TrafficRegistration
{
    public static void AddTraffic(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<GoogleAnalyticsOptions>, GoogleAnalyticsOptionsValidator>();
        builder.Services.AddOptions<GoogleAnalyticsOptions>()
            .BindConfiguration(GoogleAnalyticsOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddScoped<ITraffic, GoogleAnalyticsTraffic>();
        builder.Services.AddScoped<ITile, TrafficTile>();
    }
}
