using HotDash.Sidekiq;
using StackExchange.Redis;

namespace HotDash.Dashboard.Features.StackHealth;

internal static class StackHealthRegistration
{
    public const string RedisConnectionName = "redis";

    public static void AddStackHealth(this IHostApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.GetConnectionString(RedisConnectionName);

        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new InvalidOperationException(
                $"The dashboard has no Redis: ConnectionStrings:{RedisConnectionName} is empty. "
                + $"Set ConnectionStrings__{RedisConnectionName} to host:port,password=…, or start the stack with the AppHost.");
        }

        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options));
        builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis", timeout: TimeSpan.FromSeconds(3));
        builder.Services.AddSidekiqClient(connectionString);
        builder.Services.AddSingleton<WorkerReader>();
        builder.Services.AddSingleton<StackHealthReader>();
    }
}
