namespace HotDash.Dashboard.Features.Live;

internal static class LiveRegistration
{
    public static void AddLiveUpdates(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<LiveUpdates>();
}
