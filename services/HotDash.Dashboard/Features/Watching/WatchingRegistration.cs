using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Notices;
using HotDash.Dashboard.Features.Watching.Pages;
using HotDash.Dashboard.Features.Watching.Probes;
using HotDash.Dashboard.Features.Watching.Timeline;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Watching;

internal static class WatchingRegistration
{
    public static void AddWatching(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<WatchOptions>, WatchOptionsValidator>();
        services.AddOptions<WatchOptions>()
            .BindConfiguration(WatchOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<WatchedEnvironments>();
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<CertificateDates>();
        services.AddSingleton<RequestWindow>();
        services.AddSingleton<IProbe, HttpProbe>();
        services.AddSingleton<IProbe, WorkerProbe>();
        services.AddSingleton<IProbe, InsideProbe>();
        services.AddSingleton<IProbe, FlyProbe>();
        services.AddSingleton<IProbe, CertificateProbe>();
        services.AddSingleton<SampleStore>();
        services.AddSingleton<WatchMeters>();
        services.AddSingleton<WatchPasses>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<RuleStore>();
        services.AddSingleton<SilenceStore>();
        services.AddSingleton<AlertBook>();
        services.AddSingleton<EnvironmentReader>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<INoticeSink, MailSink>();
        services.AddSingleton<INoticeSink, WebhookSink>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<NoticeSender>();
        services.AddSingleton<WatchLoop>();
        services.AddSingleton<WatcherGuard>();
        services.AddHostedService(provider => provider.GetRequiredService<WatchLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<WatcherGuard>());
        services.AddHostedService(provider => provider.GetRequiredService<NoticeSender>());
        AddClient(builder);
    }

    private static void AddClient(IHostApplicationBuilder builder)
    {
        // A repeated question would hide what a user meets. The method is marked experimental (EXTEXP0001).
#pragma warning disable EXTEXP0001
        builder.Services.AddHttpClient(HttpProbe.ClientName, client => client.DefaultRequestHeaders.Add("User-Agent", HttpProbe.UserAgent))
            .RemoveAllResilienceHandlers()
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                SslOptions = { RemoteCertificateValidationCallback = provider.GetRequiredService<CertificateDates>().Judge },
            });
#pragma warning restore EXTEXP0001
    }
}
