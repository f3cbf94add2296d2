using HotDash.Dashboard.Features.Tiles;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Escalations;

internal static class EscalationsRegistration
{
    public static void AddEscalations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<EscalationOptions>, EscalationOptionsValidator>();
        builder.Services.AddOptions<EscalationOptions>()
            .BindConfiguration(EscalationOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<IOptions<EscalationOptions>>().Value;

            return new BusinessHours(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone), options.Opens, options.Closes);
        });
        builder.Services.AddSingleton(services =>
            new EscalationRules(services.GetRequiredService<IOptions<EscalationOptions>>().Value, services.GetRequiredService<BusinessHours>()));
        builder.Services.AddScoped<EscalationReader>();
        builder.Services.AddScoped<ReviewReader>();
        builder.Services.AddScoped<ITile, EscalationsTile>();
        builder.Services.AddSingleton<IReplySuggester, TemplateSuggester>();
    }
}
