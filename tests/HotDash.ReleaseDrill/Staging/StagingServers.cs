using System.Security.Cryptography;
using HotDash.TestServers;
using Npgsql;

namespace HotDash.ReleaseDrill.Staging;

/// <summary>What staging is given from outside Fly: PostgreSQL with two databases, and Redis. Real ones, gone with this process.</summary>
internal sealed class StagingServers : IAsyncDisposable
{
    private readonly PostgresTestServer _postgres;
    private readonly RedisTestServer _redis;

    private StagingServers(PostgresTestServer postgres, RedisTestServer redis, string dashboard, string chatwoot) =>
        (_postgres, _redis, Dashboard, Chatwoot) = (postgres, redis, dashboard, chatwoot);

    public string Dashboard { get; }

    public string Chatwoot { get; }

    public string Redis => _redis.ConnectionString;

    public string ApiAccessToken { get; } = NewSecret();

    public string WebhookSecret { get; } = NewSecret();

    public string Description => $"PostgreSQL (port {_postgres.Port}) and {_redis.Description} (port {_redis.Port})";

    public static async Task<StagingServers> StartAsync(CancellationToken cancellationToken)
    {
        var redis = RedisTestServer.StartAsync(TestServerKind.Embedded, cancellationToken);
        var postgres = await PostgresTestServer.StartAsync(TestServerKind.Embedded, cancellationToken);

        return new StagingServers(postgres, await redis, await postgres.CreateDatabaseAsync(cancellationToken), await postgres.CreateDatabaseAsync(cancellationToken));
    }

    public IReadOnlyDictionary<string, string> SecretsOfDashboard() => new Dictionary<string, string>
    {
        ["ConnectionStrings__hotdash"] = Dashboard,
        ["ConnectionStrings__redis"] = Redis,
        ["Chatwoot__ApiAccessToken"] = ApiAccessToken,
        ["Chatwoot__WebhookSecret"] = WebhookSecret,
    };

    public IReadOnlyDictionary<string, string> SecretsOfChatwoot()
    {
        var database = new NpgsqlConnectionStringBuilder(Chatwoot);

        return new Dictionary<string, string>
        {
            ["POSTGRES_HOST"] = database.Host ?? "",
            ["POSTGRES_PORT"] = $"{database.Port}",
            ["POSTGRES_USERNAME"] = database.Username ?? "",
            ["POSTGRES_PASSWORD"] = database.Password ?? "",
            ["POSTGRES_DATABASE"] = database.Database ?? "",
            ["REDIS_URL"] = _redis.Url,
            ["SECRET_KEY_BASE"] = NewSecret(),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
