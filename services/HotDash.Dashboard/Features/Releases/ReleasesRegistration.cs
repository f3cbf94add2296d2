namespace HotDash.Dashboard.Features.Releases;

internal static class ReleasesRegistration
{
    public static void AddReleases(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReleaseOptions>().BindConfiguration(ReleaseOptions.SectionName);
        builder.Services.AddSingleton<ReleaseFile>();
    }
}
