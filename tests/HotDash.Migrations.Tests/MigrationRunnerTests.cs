using HotDash.TestServers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HotDash.Migrations.Tests;

public sealed class MigrationRunnerTests : IAsyncLifetime
{
    private NpgsqlDataSource _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MigrationRunner Runner => new(_database, NullLogger<MigrationRunner>.Instance)
    {
        Options = new MigrationRunnerOptions { LockTimeout = TimeSpan.FromMilliseconds(100), Pause = TimeSpan.FromMilliseconds(100), Attempts = 3 },
    };

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresTestServer.GetAsync(Token);
        _database = NpgsqlDataSource.Create(await server.CreateDatabaseAsync(Token));
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Apply_ConcurrentIndexOutsideATransaction_IsBuiltAndRecorded()
    {
        var set = Set("create table t (a int)", "-- hotdash: no-transaction\ncreate index concurrently i on t (a);");

        Assert.Equal(["1.sql", "2.sql"], await Runner.ApplyAsync(set, Token));
        Assert.Equal(true, await ScalarAsync("select indisvalid from pg_index where indexrelid = 'i'::regclass"));
        Assert.Equal([MigrationState.Applied, MigrationState.Applied], (await Runner.ReadStatusAsync(set, Token)).Select(status => status.State));
        Assert.Equal("0", await ScalarAsync("show lock_timeout"));
    }

    [Fact]
    public async Task Apply_LockHeldByOthers_IsTriedAgainUntilItIsGiven()
    {
        await Runner.ApplyAsync(Set("create table t (a int)"), Token);
        await using var reader = await _database.OpenConnectionAsync(Token);
        var transaction = await reader.BeginTransactionAsync(Token);
        await ExecuteAsync(reader, "select * from t");

        var applying = Runner.ApplyAsync(Set("create table t (a int)", "alter table t add column b int"), Token);
        await Task.Delay(TimeSpan.FromMilliseconds(150), Token);
        Assert.False(applying.IsCompleted);
        await transaction.CommitAsync(Token);

        Assert.Equal(["2.sql"], await applying);
    }

    [Fact]
    public async Task Apply_LockNeverGiven_IsGivenUpWithNothingApplied()
    {
        await Runner.ApplyAsync(Set("create table t (a int)"), Token);
        await using var reader = await _database.OpenConnectionAsync(Token);
        await using var transaction = await reader.BeginTransactionAsync(Token);
        await ExecuteAsync(reader, "select * from t");
        var set = Set("create table t (a int)", "create table u (a int); alter table t add column b int");

        var refused = await Assert.ThrowsAsync<MigrationException>(() => Runner.ApplyAsync(set, Token));

        Assert.Contains("55P03", refused.Message, StringComparison.Ordinal);
        Assert.Equal(true, await ScalarAsync("select to_regclass('u') is null"));
    }

    [Fact]
    public async Task Apply_FileThatCommitsByItself_IsRefusedByLine()
    {
        var refused = await Assert.ThrowsAsync<MigrationException>(() => Runner.ApplyAsync(Set("create table t (a int);\ncommit;\nselect 1/0"), Token));

        Assert.Contains("says COMMIT in line 2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(true, await ScalarAsync("select to_regclass('t') is null"));
    }

    [Fact]
    public async Task Apply_FileThatChanged_IsRefusedAndNothingIsApplied()
    {
        await Runner.ApplyAsync(Set("create table t (a int)"), Token);
        var changed = Set("create table t (a bigint)", "create table u (a int)");

        await Assert.ThrowsAsync<MigrationException>(() => Runner.ApplyAsync(changed, Token));

        Assert.Equal([MigrationState.Changed, MigrationState.Pending], (await Runner.ReadStatusAsync(changed, Token)).Select(status => status.State));
        Assert.Equal(MigrationState.Missing, (await Runner.ReadStatusAsync(Set(), Token)).Single().State);
    }

    [Fact]
    public async Task Try_PendingFiles_LeavesTheDatabaseAsItWas()
    {
        Assert.Equal(["1.sql"], await Runner.TryAsync(Set("create table t (a int)"), Token));
        await Assert.ThrowsAsync<MigrationException>(() => Runner.TryAsync(Set("create table t (a no_such_type)"), Token));
        Assert.Equal(0L, await ScalarAsync("select count(*) from pg_class where relname in ('t', 'hotdash_migrations')"));
    }

    private static SqlMigrationSet Set(params string[] files) => new("test", [.. files.Select((sql, index) => new SqlMigration($"{index + 1}.sql", sql))]);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);

        return await command.ExecuteScalarAsync(Token);
    }
}
