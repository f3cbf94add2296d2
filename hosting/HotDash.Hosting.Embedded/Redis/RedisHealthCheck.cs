using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace HotDash.Hosting.Embedded.Redis;

/// <summary>Healthy when PING is answered with the password that services use.</summary>
internal sealed class RedisHealthCheck(IResourceWithConnectionString resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await resource.GetConnectionStringAsync(cancellationToken) is not { } connectionString)
        {
            return HealthCheckResult.Unhealthy($"'{resource.Name}' has no address yet.");
        }

        try
        {
            var options = ConfigurationOptions.Parse(connectionString);
            options.ConnectRetry = 0;
            options.ConnectTimeout = 3000;
            options.ClientName = "health";
            if (!await RedisProbe.AnswersAsync(options, cancellationToken))
            {
                return HealthCheckResult.Unhealthy($"'{resource.Name}' does not answer yet.");
            }

            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
            var latency = await connection.GetDatabase().PingAsync();
            return HealthCheckResult.Healthy($"PING answered after {latency.TotalMilliseconds:0.0} ms");
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"'{resource.Name}' does not answer: {exception.Message}", exception);
        }
    }
}
