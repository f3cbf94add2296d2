using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Shop;

internal static class ShopRegistration
{
    public static void AddShop(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<ShopifyOptions>, ShopifyOptionsValidator>();
        builder.Services.AddOptions<ShopifyOptions>()
            .BindConfiguration(ShopifyOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddHttpClient<IShop, ShopifyShop>();
        builder.Services.AddScoped<ITile, SalesTile>();
        builder.Services.AddScoped<ITile, FulfillmentTile>();
        builder.Services.AddScoped<ITile, InventoryTile>();
    }
}
