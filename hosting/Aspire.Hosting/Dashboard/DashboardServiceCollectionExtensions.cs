using Aspire.Hosting.Lifecycle;

namespace Aspire.Hosting.Dashboard;

/// <summary>Run mode with a dashboard: its resource, and the gRPC service it reads.</summary>
internal static class DashboardServiceCollectionExtensions
{
    public static IServiceCollection AddAspireDashboard(this IServiceCollection services)
    {
        services.AddSingleton(provider => DashboardOptions.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => new DashboardApplicationInfo(provider.GetRequiredService<AppHostOptions>().Name));
        services.AddSingleton<DashboardResourceMapper>();
        services.AddSingleton<DashboardResourceFeed>();
        services.AddSingleton<DashboardConsoleLogs>();
        services.AddSingleton<DashboardInteractions>();
        services.AddSingleton<DashboardGrpcService>();
        services.AddSingleton<DashboardServer>();
        services.AddHostedService(provider => provider.GetRequiredService<DashboardServer>());
        services.AddSingleton<DashboardResourceFactory>();
        services.AddEventingSubscriber<DashboardStartup>();
        services.AddHealthChecks().AddCheck<DashboardHealthCheck>(DashboardHealthCheck.Name);
        services.AddLogging(logging => logging.AddFilter("Grpc", LogLevel.Warning));
        return services;
    }
}
