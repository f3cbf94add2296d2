using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDash.Sidekiq;

public static class SidekiqServiceCollectionExtensions
{
    /// <summary>Adds <see cref="SidekiqClient"/>, which enqueues jobs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">StackExchange.Redis format: <c>host:port,password=…</c>.</param>
    public static IServiceCollection AddSidekiqClient(this IServiceCollection services, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SidekiqClientOptions>();
        services.TryAddSingleton(_ => new SidekiqConnection(connectionString));
        services.TryAddSingleton<SidekiqClient>();

        return services;
    }

    /// <summary>Performs the jobs of <paramref name="jobClass"/> (the Ruby name; of a Rails job the inner one) with <typeparamref name="THandler"/>.</summary>
    public static IServiceCollection AddJobHandler<THandler>(this IServiceCollection services, string jobClass)
        where THandler : class, IJobHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(jobClass);

        services.TryAddScoped<THandler>();
        services.AddSingleton(new JobHandlerRegistration(jobClass, typeof(THandler)));

        return services;
    }
}
