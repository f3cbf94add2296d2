using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Tests.Support;

/// <summary>A worker in this process whose jobs are performed by a delegate.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private readonly IHost _host;

    private WorkerHost(IHost host) => _host = host;

    public SidekiqClient Client => _host.Services.GetRequiredService<SidekiqClient>();

    public IServiceProvider Services => _host.Services;

    public static async Task<WorkerHost> StartAsync(
        string redis,
        Func<JobContext, CancellationToken, Task> perform,
        Action<SidekiqWorkerOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        params string[] classes)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSidekiqClient(redis);
        builder.Services.AddSidekiqWorker(options =>
        {
            options.Timeout = TimeSpan.FromSeconds(1);
            options.CancellationGrace = TimeSpan.FromMilliseconds(200);
            options.HeartbeatInterval = TimeSpan.FromMilliseconds(200);
            options.ScheduledPollInterval = TimeSpan.FromMilliseconds(100);
            options.RecoveryInterval = TimeSpan.FromMilliseconds(300);
            configure?.Invoke(options);
        });
        builder.Services.AddSingleton(new DelegateJob.Body(perform));

        foreach (var name in classes.DefaultIfEmpty("TestJob"))
        {
            builder.Services.AddJobHandler<DelegateJob>(name);
        }

        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        return new WorkerHost(host);
    }

    public async Task<IDatabase> DatabaseAsync() => await Services.GetRequiredService<SidekiqConnection>().GetDatabaseAsync();

    public Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
