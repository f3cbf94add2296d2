using HotDash.Embedded.Host;
using Npgsql;

namespace HotDash.Embedded.Tests;

public sealed class PostgresHostTests
{
    [Fact]
    public async Task Start_OnAnEmptyFolder_MakesDatabasesThatOnlyTheirOwnersEnter()
    {
        using var folder = new HostFolder();
        await using var host = new HostRun("postgres", folder.Postgres());
        var (port, server) = await host.ReadyAsync();

        Assert.Equal("hotdash", await Sql.RunAsync(Sql.HotDash(port), "select current_user::text"));
        Assert.Equal("UTF8 C.UTF-8", await Sql.RunAsync(Sql.HotDash(port), "select pg_encoding_to_char(encoding) || ' ' || datlocale from pg_database where datname = current_database()"));
        Assert.True((bool?)await Sql.RunAsync(Sql.Admin(port), "select bool_and(rolpassword like 'SCRAM-SHA-256$%') from pg_authid where rolcanlogin"));
        await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(Sql.For(port, "chatwoot", "hotdash", "hotdash-Pw2"), "select 1"));
        await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(Sql.For(port, "hotdash", "hotdash", "wrong"), "select 1"));
        Assert.NotEqual("0", ProcessFacts.User(server));
    }

    [Fact]
    public async Task Start_WithPasswords_ShowsThemInNoArgumentAndNoLine()
    {
        using var folder = new HostFolder();
        await using var host = new HostRun("postgres", folder.Postgres());
        var (_, server) = await host.ReadyAsync();

        var seen = host.Output + ProcessFacts.Arguments(host.Id) + ProcessFacts.Arguments(server) + ProcessFacts.EnvironmentOf(server);

        Assert.DoesNotContain("-Pw", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WithAnIdleSession_EndsFastAndKeepsRows()
    {
        using var folder = new HostFolder();
        await using (var host = new HostRun("postgres", folder.Postgres()))
        {
            var (port, server) = await host.ReadyAsync();
            await Sql.RunAsync(Sql.HotDash(port), "create table kept as select 42 as n");
            await using var idle = new NpgsqlConnection(Sql.HotDash(port));
            await idle.OpenAsync(TestContext.Current.CancellationToken);
            var clock = System.Diagnostics.Stopwatch.StartNew();

            Assert.Equal(ExitCodes.Done, await host.StopAsync());
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"stopped after {clock.Elapsed}");
            Assert.False(ProcessFacts.Exists(server));
        }

        await using var again = new HostRun("postgres", folder.Postgres());
        Assert.Equal(42, await Sql.RunAsync(Sql.HotDash((await again.ReadyAsync()).Port), "select n from kept"));
    }

    [Fact]
    public async Task Start_WithAnotherPassword_LetsTheDeveloperIn()
    {
        using var folder = new HostFolder();
        await using (var host = new HostRun("postgres", folder.Postgres()))
        {
            await Sql.RunAsync(Sql.HotDash((await host.ReadyAsync()).Port), "create table kept as select 42 as n");
        }

        var settings = folder.Postgres("it's \"new\" \\ Pw9");
        settings[SettingNames.DatabasePrefix + "0__PASSWORD"] = "also-new";
        await using var again = new HostRun("postgres", settings);
        var (port, _) = await again.ReadyAsync();

        Assert.Equal(42, await Sql.RunAsync(Sql.For(port, "hotdash", "hotdash", "also-new"), "select n from kept"));
        Assert.Equal(1, await Sql.RunAsync(Sql.Admin(port, "\"it's \"\"new\"\" \\ Pw9\""), "select 1"));
        await Assert.ThrowsAsync<PostgresException>(() => Sql.RunAsync(Sql.Admin(port), "select 1"));
    }

    [Fact]
    public async Task Reset_OfAStoppedServer_BeginsEmptyAndOfARunningOneIsRefused()
    {
        using var folder = new HostFolder();
        await using (var host = new HostRun("postgres", folder.Postgres()))
        {
            await Sql.RunAsync(Sql.HotDash((await host.ReadyAsync()).Port), "create table kept as select 42 as n");
            await using var refused = new HostRun("reset", folder.Postgres());
            Assert.Equal(ExitCodes.Refused, await refused.EndedAsync());
        }

        await using var reset = new HostRun("reset", folder.Postgres());
        Assert.Equal(ExitCodes.Done, await reset.EndedAsync());
        await using var again = new HostRun("postgres", folder.Postgres());
        Assert.Equal(0L, await Sql.RunAsync(Sql.HotDash((await again.ReadyAsync()).Port), "select count(*) from pg_tables where tablename = 'kept'"));
    }

    [Fact]
    public async Task Start_AsAnOrdinaryUser_Works()
    {
        Assert.SkipUnless(Account.IsRoot, "These tests already run as an ordinary user.");
        using var folder = new HostFolder();
        File.SetUnixFileMode(folder.Base, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        var settings = folder.Postgres();
        settings["XDG_DATA_HOME"] = Path.Combine(folder.Base, "home");

        await using var host = new HostRun("postgres", settings, asOrdinaryUser: true);

        Assert.Equal("hotdash", await Sql.RunAsync(Sql.HotDash((await host.ReadyAsync()).Port), "select current_user::text"));
        Assert.True(Directory.Exists(Path.Combine(folder.Configured, "data", "pgdata")));
    }
}
