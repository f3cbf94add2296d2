using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace HotDash.Hosting.Chatwoot;

/// <summary>
/// Healthy when a Sidekiq process has beaten within 30 s: set <c>processes</c> names the identities,
/// field <c>beat</c> of each identity's hash is the epoch in seconds of its last heartbeat (sidekiq/sidekiq lib/sidekiq/launcher.rb, 7.3).
/// </summary>
internal sealed class WorkerHeartbeatHealthCheck(IResourceWithConnectionString redis, TimeProvider timeProvider) : IHealthCheck, IAsyncDisposable
{
    /// <summary>Three heartbeats of Sidekiq's 10 s.</summary>
    private static readonly TimeSpan s_maximumAge = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _connecting = new(1);
    private ConnectionMultiplexer? _connection;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await redis.GetConnectionStringAsync(cancellationToken) is not { } connectionString)
        {
            return HealthCheckResult.Unhealthy("Redis has no address yet.");
        }

        try
        {
            var database = (await ConnectAsync(connectionString, cancellationToken)).GetDatabase();
            var beats = new List<double>();
            foreach (var identity in await database.SetMembersAsync("processes"))
            {
                if (double.TryParse((string?)await database.HashGetAsync(identity.ToString(), "beat"), CultureInfo.InvariantCulture, out var beat))
                {
                    beats.Add(beat);
                }
            }

            return Judge(beats);
        }
        catch (RedisException exception)
        {
            return HealthCheckResult.Unhealthy("Redis, where the worker leaves its heartbeat, did not answer.", exception);
        }
    }

    private HealthCheckResult Judge(List<double> beats)
    {
        if (beats.Count == 0)
        {
            return HealthCheckResult.Unhealthy("No Sidekiq process has announced itself in Redis.");
        }

        var age = timeProvider.GetUtcNow() - DateTimeOffset.UnixEpoch.AddSeconds(beats.Max());

        return age <= s_maximumAge
            ? HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"{beats.Count} process(es), last heartbeat {age.TotalSeconds:F0} s ago"))
            : HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"The last heartbeat is {age.TotalSeconds:F0} s old."));
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(string connectionString, CancellationToken cancellationToken)
    {
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_connection is null)
            {
                var options = ConfigurationOptions.Parse(connectionString);
                options.AbortOnConnectFail = false;
                options.ClientName = "hotdash-apphost";
                _connection = await ConnectionMultiplexer.ConnectAsync(options);
            }

            return _connection;
        }
        finally
        {
            _connecting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _connecting.Dispose();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
