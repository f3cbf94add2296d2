namespace HotDash.Dashboard.Features.Google;

internal static class GoogleRegistration
{
    public static void AddGoogle(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GoogleTokens>();
        builder.Services.AddHttpClient<GoogleApi>();
    }
}
