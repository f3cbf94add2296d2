namespace HotDash.Dashboard.Features.Webhooks;

internal static class WebhooksRegistration
{
    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebhookMetrics>();
        builder.Services.AddSingleton<WebhookVerifier>();
        builder.Services.AddSingleton<WebhookStore>();
        builder.Services.AddSingleton<WebhookProcessor>();
        builder.Services.AddHostedService(services => services.GetRequiredService<WebhookProcessor>());
    }
}
