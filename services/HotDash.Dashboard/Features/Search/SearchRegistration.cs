using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Search;

internal static class SearchRegistration
{
    public static void AddSearch(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<SearchConsoleOptions>, SearchConsoleOptionsValidator>();
        builder.Services.AddOptions<SearchConsoleOptions>()
            .BindConfiguration(SearchConsoleOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddScoped<ISearch, SearchConsole>();
        builder.Services.AddScoped<ITile, SearchTile>();
    }
}
