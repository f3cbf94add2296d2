namespace HotDash.Dashboard.Features.Preferences;

internal static class PreferencesRegistration
{
    public static void AddPreferences(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<PreferenceStore>();
}
