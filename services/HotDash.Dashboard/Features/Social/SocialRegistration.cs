using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Social;

internal static class SocialRegistration
{
    public static void AddSocial(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<PublerOptions>, PublerOptionsValidator>();
        builder.Services.AddOptions<PublerOptions>()
            .BindConfiguration(PublerOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddHttpClient<ISocialPosts, PublerPosts>();
        builder.Services.AddScoped<ITile, SocialTile>();
    }
}
