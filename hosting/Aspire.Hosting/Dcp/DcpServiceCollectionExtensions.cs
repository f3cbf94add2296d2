using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Otlp;

namespace Aspire.Hosting.Dcp;

/// <summary>Run mode: the official DCP starts, watches and stops the resources.</summary>
internal static class DcpServiceCollectionExtensions
{
    public static IServiceCollection AddDcp(this IServiceCollection services)
    {
        services.AddSingleton(provider => DcpOptions.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<AspireTools>();
        services.AddSingleton<DcpProjectCommands>();
        services.AddSingleton<DcpLaunchFactory>();
        services.AddSingleton<DcpOrchestrator>();
        services.AddHostedService<HangupSignal>();
        services.AddSingleton<IResourceOrchestrator>(provider => provider.GetRequiredService<DcpOrchestrator>());
        services.AddHostedService(provider => provider.GetRequiredService<DcpOrchestrator>());
        services.AddEventingSubscriber<OtlpEnvironment>();
        services.AddLogging(logging => logging
            .AddFilter("Aspire.Hosting.Dcp.dcp", LogLevel.Warning)
            // A failed start is told once, by its message.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical));
        return services;
    }
}
