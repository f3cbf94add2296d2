using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Ideas;

internal static class IdeasRegistration
{
    public static void AddIdeas(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IdeaStore>();
        builder.Services.AddScoped<ITile, IdeaPoolTile>();
    }
}
