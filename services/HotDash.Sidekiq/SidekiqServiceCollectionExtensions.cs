using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Cron;
using HotDash.Sidekiq.Fetching;
using HotDash.Sidekiq.Heartbeats;
using HotDash.Sidekiq.Processing;
using HotDash.Sidekiq.Scheduling;
using HotDash.Sidekiq.Statistics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HotDash.Sidekiq;

public static class SidekiqServiceCollectionExtensions
{
    /// <summary>How much longer than the jobs' timeout the host waits: for cancelled jobs and for giving back.</summary>
    private static readonly TimeSpan s_stopMargin = TimeSpan.FromSeconds(10);

    /// <summary>Adds <see cref="SidekiqClient"/>, which enqueues jobs, and what an operator needs: <see cref="SidekiqStatistics"/>, <see cref="JobSets"/> and <see cref="CronStore"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">StackExchange.Redis format: <c>host:port,password=…</c>.</param>
    public static IServiceCollection AddSidekiqClient(this IServiceCollection services, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SidekiqClientOptions>();
        services.TryAddSingleton(_ => new SidekiqConnection(connectionString));
        services.TryAddSingleton<SidekiqClient>();
        services.TryAddSingleton<JobPromoter>();
        services.TryAddSingleton<SidekiqStatistics>();
        services.TryAddSingleton<CronStore>();
        services.TryAddSingleton(provider => new JobSets(
            provider.GetRequiredService<SidekiqConnection>(), provider.GetRequiredService<JobPromoter>(), provider.GetRequiredService<TimeProvider>()));

        return services;
    }

    /// <summary>Adds the worker, configured from section <c>Sidekiq</c>. Needs <see cref="AddSidekiqClient"/>.</summary>
    public static IServiceCollection AddSidekiqWorker(this IServiceCollection services, Action<SidekiqWorkerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SidekiqWorkerOptions>, SidekiqWorkerOptionsValidator>());
        var worker = services.AddOptions<SidekiqWorkerOptions>()
            .BindConfiguration(SidekiqWorkerOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();

        if (configure is not null)
        {
            worker.Configure(configure);
        }

        services.AddOptions<HostOptions>().Configure<IOptions<SidekiqWorkerOptions>>((host, options) =>
            host.ShutdownTimeout = options.Value.Timeout + options.Value.CancellationGrace + s_stopMargin);

        services.TryAddSingleton<SidekiqIdentity>();
        services.TryAddSingleton(provider => new QueueOrder(provider.GetRequiredService<IOptions<SidekiqWorkerOptions>>().Value.Queues));
        services.TryAddSingleton<Fetcher>();
        services.TryAddSingleton<OrphanRecovery>();
        services.TryAddSingleton<JobHandlers>();
        services.TryAddSingleton<JobRetry>();
        services.TryAddSingleton<JobRunner>();
        services.TryAddSingleton<BusyJobs>();
        services.TryAddSingleton<Heartbeat>();
        services.TryAddSingleton<WorkerControl>();
        services.TryAddSingleton<CronPoller>();
        services.TryAddSingleton<WorkerPollers>();
        services.TryAddSingleton<WorkerGauges>();
        services.TryAddSingleton<WorkerLoop>();
        services.TryAddTransient<Processor>();
        services.AddHostedService<SidekiqWorker>();
        services.AddHealthChecks().AddCheck<SidekiqHealthCheck>("sidekiq");

        return services;
    }

    /// <summary>Enqueues jobs at fixed times. All workers of one Redis must load the same entries: one schedule replaces the other.</summary>
    public static IServiceCollection AddCronSchedule(this IServiceCollection services, IEnumerable<CronEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(entries);

        return services.Configure<CronSchedule>(schedule =>
        {
            foreach (var entry in entries)
            {
                schedule.Entries.Add(entry);
            }
        });
    }

    /// <summary>Performs the jobs of <paramref name="jobClass"/> (the Ruby name; of a Rails job the inner one) with <typeparamref name="THandler"/>.</summary>
    public static IServiceCollection AddJobHandler<THandler>(this IServiceCollection services, string jobClass, Action<JobHandlerOptions>? configure = null)
        where THandler : class, IJobHandler
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(jobClass);

        var options = new JobHandlerOptions();
        configure?.Invoke(options);
        services.TryAddScoped<THandler>();
        services.AddSingleton(new JobHandlerRegistration(jobClass, typeof(THandler), options));

        return services;
    }
}
