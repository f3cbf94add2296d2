using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Setup;
using HotDash.Chatwoot.Tests.Fixtures;
using HotDash.TestServers;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Chatwoot.Tests.Setup;

public sealed class PrepareTests
{
    /// <summary>All rows that a first run may write, as one text.</summary>
    private const string Everything = """
        select string_agg(t::text, '|') from (select (select json_agg(a) from accounts a)::text, (select json_agg(u) from users u)::text, (select json_agg(k) from access_tokens k)::text,
            (select json_agg(i) from inboxes i)::text, (select json_agg(c) from channel_api c)::text, (select json_agg(e) from channel_email e)::text,
            (select json_agg(w) from webhooks w)::text, (select json_agg(m) from messages m)::text, (select json_agg(h) from hotdash_migrations h)::text) t
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prepare_RunTwice_ChangesNothingTheSecondTime()
    {
        await using var service = await NewAsync();
        var isNew = await RunAsync(service, ChatwootServer.FirstRunOptions);
        var first = await Database(service).SingleAsync<string>(Everything, null, Token);
        var isNewAgain = await RunAsync(service, ChatwootServer.FirstRunOptions);
        var second = await Database(service).SingleAsync<string>(Everything, null, Token);

        Assert.True(isNew);
        Assert.False(isNewAgain);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Prepare_WithOtherSecrets_TakesThemOver()
    {
        await using var service = await NewAsync();
        await RunAsync(service, ChatwootServer.FirstRunOptions);
        var options = ChatwootServer.FirstRunOptions;
        (options.ApiAccessToken, options.WebhookSecret, options.WebhookUrl) = ("another-token", "another-secret", "http://127.0.0.1:10/webhooks/chatwoot");
        await RunAsync(service, options);

        Assert.Equal(["another-token"], await Database(service).ListAsync<string>("select token from access_tokens where owner_type = 'User'", null, Token));
        Assert.Equal(
            ["http://127.0.0.1:10/webhooks/chatwoot another-secret"], await Database(service).ListAsync<string>("select url || ' ' || secret from webhooks", null, Token));
    }

    [Fact]
    public async Task Prepare_InAForeignDatabase_RefusesAndChangesNothing()
    {
        await using var service = await NewAsync();
        await Database(service).ExecuteAsync("create table accounts (id int); create table schema_migrations (version text)", null, Token);

        var refusal = await Assert.ThrowsAsync<SetupException>(() => RunAsync(service, ChatwootServer.FirstRunOptions));
        var tables = await Database(service).ListAsync<string>("select table_name from information_schema.tables where table_schema = 'public' order by 1", null, Token);

        Assert.Contains("holds 2 tables that HotDash did not make", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["accounts", "schema_migrations"], tables);
    }

    [Fact]
    public async Task Prepare_WithoutAnAdministrator_NamesWhatIsMissing()
    {
        await using var service = await NewAsync();

        var refusal = await Assert.ThrowsAsync<SetupException>(() => RunAsync(service, new FirstRunOptions { AdminEmail = "a@b.test" }));

        Assert.Equal("Chatwoot:Setup:AdminPassword, Chatwoot:Setup:ApiAccessToken must be set for the first administrator.", refusal.Message);
    }

    private static async Task<WebApplicationFactory<Program>> NewAsync()
    {
        var postgres = await PostgresTestServer.GetAsync(Token);
        var redis = await RedisTestServer.GetAsync(Token);

        return ChatwootServer.Create(await postgres.CreateDatabaseAsync(Token), redis.ConnectionString);
    }

    private static async Task<bool> RunAsync(WebApplicationFactory<Program> service, FirstRunOptions options)
    {
        await service.Services.GetRequiredService<DatabasePreparation>().ApplyAsync(Token);

        return await service.Services.GetRequiredService<FirstRun>().RunAsync(options, Token);
    }

    private static Database Database(WebApplicationFactory<Program> service) => service.Services.GetRequiredService<Database>();
}
