using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Setup;
using HotDash.Chatwoot.Tests.Fixtures;
using HotDash.TestServers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(ChatwootServer))]

namespace HotDash.Chatwoot.Tests.Fixtures;

/// <summary>The service with a database and a Redis of its own, started once per test process. Each test makes its own account.</summary>
public sealed class ChatwootServer : IAsyncLifetime
{
    public const string AdminToken = "first-run-token";

    private WebApplicationFactory<Program>? _factory;
    private string _database = "";
    private string _redis = "";

    public IServiceProvider Services => Factory.Services;

    private WebApplicationFactory<Program> Factory => _factory ?? throw new InvalidOperationException("The server has not been started.");

    public async ValueTask InitializeAsync()
    {
        var postgres = await PostgresTestServer.GetAsync(CancellationToken.None);
        var redis = await RedisTestServer.GetAsync(CancellationToken.None);
        (_database, _redis) = (await postgres.CreateDatabaseAsync(CancellationToken.None), redis.ConnectionString);
        _factory = Create(_database, _redis);
        await Services.GetRequiredService<DatabasePreparation>().ApplyAsync(CancellationToken.None);
        await Services.GetRequiredService<FirstRun>().RunAsync(FirstRunOptions, CancellationToken.None);
    }

    public static FirstRunOptions FirstRunOptions => new()
    {
        AdminEmail = "admin@hotdash.test",
        AdminPassword = "Correct-horse-1",
        ApiAccessToken = AdminToken,
        InboxIdentifier = "first-inbox",
        WebhookUrl = "http://127.0.0.1:9/webhooks/chatwoot",
        WebhookSecret = "first-secret",
    };

    public static WebApplicationFactory<Program> Create(string database, string redis) => new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:chatwoot", database);
        builder.UseSetting("ConnectionStrings:redis", redis);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    });

    /// <summary>A second instance on the same database and Redis.</summary>
    public WebApplicationFactory<Program> CreateTwin() => Create(_database, _redis);

    public ApiClient Client(string? token) => new(Factory.CreateClient(new() { AllowAutoRedirect = false }), token);

    public Microsoft.AspNetCore.TestHost.TestServer Server => Factory.Server;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<TestAccount> NewAccountAsync(CancellationToken cancellationToken) => TestAccount.CreateAsync(this, Get<Database>(), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }
    }
}
