using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Setup;
using HotDash.Chatwoot.Worker.Hosting;
using HotDash.Sidekiq.Clients;
using HotDash.TestServers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Worker.Tests.Support;

/// <summary>The worker on a database and a Redis of its own, with the first account made.</summary>
internal sealed class WorkerStack : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly RedisTestServer _redis;
    private readonly string _files;

    private WorkerStack(IHost host, RedisTestServer redis, string files)
    {
        _files = files;
        _host = host;
        _redis = redis;
    }

    public IServiceProvider Services => _host.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public SidekiqClient Sidekiq => Services.GetRequiredService<SidekiqClient>();

    public IDatabase Redis => Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WorkerStack> StartAsync(
        string? webhookUrl,
        Dictionary<string, string?>? settings = null,
        Action<FirstRunOptions>? configure = null)
    {
        var postgres = await PostgresTestServer.GetAsync(Token);
        var redis = await RedisTestServer.StartAsync(RedisTestEngine.Product, Token);
        var files = Directory.CreateTempSubdirectory("hotdash-files-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:chatwoot"] = await postgres.CreateDatabaseAsync(Token),
            ["ConnectionStrings:redis"] = redis.ConnectionString,
            ["Chatwoot:Storage:Path"] = files,
            ["Sidekiq:Timeout"] = "00:00:01",
            ["Sidekiq:ScheduledPollInterval"] = "00:00:00.2",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddChatwootWorker();
        var host = builder.Build();
        await host.Services.GetRequiredService<DatabasePreparation>().ApplyAsync(Token);
        var options = new FirstRunOptions
        {
            AdminEmail = "admin@hotdash.test",
            AdminPassword = "Password1!",
            ApiAccessToken = "token-for-tests",
            WebhookUrl = webhookUrl,
            WebhookSecret = "secret-for-tests",
            SampleData = false,
        };
        configure?.Invoke(options);
        await host.Services.GetRequiredService<FirstRun>().RunAsync(options, Token);
        await host.StartAsync(Token);

        return new WorkerStack(host, redis, files);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        await _redis.DisposeAsync();
        Directory.Delete(_files, recursive: true);
    }
}
