using Aspire.Hosting.Backchannel.Auxiliary;
using Aspire.Hosting.Backchannel.Cli;

namespace Aspire.Hosting.Backchannel;

internal static class BackchannelServiceCollectionExtensions
{
    /// <summary>What the Aspire CLI talks to: the socket of the CLI that started the AppHost, and the one every CLI command finds.</summary>
    public static IServiceCollection AddBackchannels(this IServiceCollection services)
    {
        services.AddSingleton<AppHostIdentity>();
        services.AddSingleton<DashboardAddress>();
        services.AddSingleton<SecretRedactor>();
        services.AddSingleton<PublishingActivityStream>();

        services.AddSingleton<BackchannelLoggerProvider>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<BackchannelLoggerProvider>());
        services.AddOptions<LoggerFilterOptions>().Configure<IConfiguration>(BackchannelLoggerProvider.AddRules);
        services.AddSingleton<CliActivityReporter>();
        services.AddSingleton<PipelineStepLister>();
        services.AddSingleton<CliPrompts>();
        services.AddHostedService(provider => provider.GetRequiredService<CliPrompts>());
        services.AddHostedService<CliBackchannelService>();
        services.AddHostedService<CliOrphanDetector>();

        services.AddSingleton<ResourceWaiter>();
        services.AddSingleton<ResourceCommandRunner>();
        services.AddSingleton<ConsoleLogReader>();
        services.AddSingleton<ResourceStates>();
        services.AddHostedService<AuxiliaryBackchannelService>();

        return services;
    }
}
