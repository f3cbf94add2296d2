using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Facts;
using HotDash.Dashboard.Features.Operations;
using HotDash.Dashboard.Features.StackHealth;

namespace HotDash.Dashboard.Features.Tiles;

internal static class TilesRegistration
{
    public static void AddTiles(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FactStore>();
        builder.Services.AddSingleton<TileTimings>();
        builder.Services.AddSingleton<TileBoard>();
        builder.Services.AddScoped<ITile, ApprovalsTile>();
        builder.Services.AddScoped<ITile, UnreadTile>();
        builder.Services.AddScoped<ITile, OpsPulseTile>();
        builder.Services.AddScoped<ITile, StackHealthTile>();
    }
}
