using HotDash.Sidekiq.Workload.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload;

/// <summary>A worker process with jobs whose effects can be counted afterwards. Tests kill it.</summary>
internal static class WorkerCommand
{
    /// <summary>Some jobs block their thread.</summary>
    private const int BlockingThreads = 32;

    public static async Task<int> RunAsync()
    {
        ThreadPool.SetMinThreads(BlockingThreads, BlockingThreads);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        var redis = builder.Configuration.GetConnectionString("redis")
            ?? throw new InvalidOperationException("ConnectionStrings__redis is not set. Set it to the Redis that holds the queues.");
        builder.Services.AddSidekiqClient(redis);
        builder.Services.AddSidekiqWorker();
        builder.Services.AddSingleton<IConnectionMultiplexer>(await ConnectionMultiplexer.ConnectAsync(redis + ",abortConnect=false"));
        builder.Services.AddJobHandler<NoOpJob>("NoOpJob");
        builder.Services.AddJobHandler<DelayJob>("DelayJob");
        builder.Services.AddJobHandler<LedgerJob>("LedgerJob");
        builder.Services.AddSingleton<LedgerFile>();
        builder.Services.AddJobHandler<FileLedgerJob>("FileLedgerJob");
        builder.Services.AddJobHandler<CrashJob>("CrashJob");
        builder.Services.AddJobHandler<LatencyJob>("LatencyJob");

        using var host = builder.Build();
        await host.RunAsync();

        return 0;
    }
}
