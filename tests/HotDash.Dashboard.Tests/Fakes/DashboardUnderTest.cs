using Dapper;
using HotDash.Dashboard.Features.Database;
using HotDash.Migrations;
using HotDash.TestServers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace HotDash.Dashboard.Tests.Fakes;

/// <summary>The dashboard as it is built, with a database of its own, a real Redis and a <see cref="FakeChatwoot"/>.</summary>
internal sealed class DashboardUnderTest : WebApplicationFactory<Program>
{
    public const string WebhookSecret = "webhook-secret";

    private readonly string _database;
    private readonly string _redis;
    private readonly string _environment;
    private readonly FakeTimeProvider? _time;

    private readonly FakeChatwoot? _chatwoot;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private DashboardUnderTest(
        FakeChatwoot? chatwoot, string database, string redis, string environment, FakeTimeProvider? time, IReadOnlyDictionary<string, string> settings)
    {
        _chatwoot = chatwoot;
        _settings = settings;
        _database = database;
        _redis = redis;
        _environment = environment;
        _time = time;
    }

    public FakeChatwoot Chatwoot => _chatwoot ?? throw new InvalidOperationException("This dashboard talks to a real Chatwoot.");

    /// <param name="environment">Development has the one-click sign-in, Production has not.</param>
    /// <param name="time">A clock of the test's own; null for the real one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="more">Further settings.</param>
    public static async Task<DashboardUnderTest> StartAsync(
        string environment, FakeTimeProvider? time, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? more = null)
    {
        var postgres = await PostgresTestServer.GetAsync(cancellationToken);
        var redis = await RedisTestServer.GetAsync(cancellationToken);
        var database = await postgres.CreateDatabaseAsync("dashboard", MigrateAsync, cancellationToken);

        var chatwoot = await FakeChatwoot.StartAsync(cancellationToken);

        return new DashboardUnderTest(chatwoot, database, redis.ConnectionString, environment, time, new Dictionary<string, string>(more ?? new Dictionary<string, string>())
        {
            ["Chatwoot:BaseAddress"] = chatwoot.Address.ToString(),
            ["Chatwoot:ApiAccessToken"] = FakeChatwoot.Token,
            ["Chatwoot:WebhookSecret"] = WebhookSecret,
        });
    }

    /// <summary>Against what the settings name, without a fake.</summary>
    public static async Task<DashboardUnderTest> StartAsync(
        string environment, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var postgres = await PostgresTestServer.GetAsync(cancellationToken);
        var database = await postgres.CreateDatabaseAsync("dashboard", MigrateAsync, cancellationToken);

        return new DashboardUnderTest(chatwoot: null, database, redis: "", environment, time: null, settings);
    }

    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        var set = SqlMigrationSet.FromAssembly("hotdash", typeof(PrepareCommand).Assembly);
        await new MigrationRunner(dataSource, NullLogger<MigrationRunner>.Instance).ApplyAsync(set, cancellationToken);
    }

    public async Task<T?> QueryAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_database);

        return await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, cancellationToken: cancellationToken));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("ConnectionStrings:hotdash", _database);
        builder.UseSetting("ConnectionStrings:redis", _redis);
        builder.UseSetting("Chatwoot:AccountId", "1");

        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());

        if (_time is { } time)
        {
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();

        if (_chatwoot is { } chatwoot)
        {
            await chatwoot.DisposeAsync();
        }

        var postgres = await PostgresTestServer.GetAsync(CancellationToken.None);

        // The test is over, so its token may be cancelled already.
        await postgres.DropDatabaseAsync(_database, CancellationToken.None);
    }
}
