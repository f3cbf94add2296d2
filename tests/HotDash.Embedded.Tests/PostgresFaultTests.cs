using System.Net;
using System.Net.Sockets;
using HotDash.Embedded.Host;
using Npgsql;

namespace HotDash.Embedded.Tests;

public sealed class PostgresFaultTests
{
    [Fact]
    public async Task Server_KilledWithABusyBackend_ComesBackWithEveryAcknowledgedRow()
    {
        using var folder = new HostFolder();
        await using var host = new HostRun("postgres", folder.Postgres());
        var (port, server) = await host.ReadyAsync();
        await Sql.RunAsync(Sql.HotDash(port), "create table ledger (n int)");
        await using var busy = new NpgsqlConnection(Sql.HotDash(port));
        await busy.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("do $$ begin loop end loop; end $$", busy) { CommandTimeout = 0 };
        var query = command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        for (var row = 0; row < 200; row++)
        {
            await Sql.RunAsync(Sql.HotDash(port), $"insert into ledger values ({row})");
        }

        HostRun.Signal(server, 9);
        var (portAfter, _) = await host.ReadyAsync(times: 2);

        Assert.Equal(port, portAfter);
        Assert.Equal(200L, await Sql.RunAsync(Sql.HotDash(port), "select count(distinct n) from ledger"));
        Assert.Contains("postgres was ended by signal 9 (SIGKILL)", host.Output, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => query);
    }

    [Fact]
    public async Task Server_KilledAgainWhileItRecovers_ComesBack()
    {
        using var folder = new HostFolder();
        await using var host = new HostRun("postgres", folder.Postgres());
        var (port, server) = await host.ReadyAsync();
        await Sql.RunAsync(Sql.HotDash(port), "create table kept as select 42 as n");

        HostRun.Signal(server, 9);
        await Eventually.TrueAsync(() => host.StartedPostmasters.Count > 1, "the server is started again");
        HostRun.Signal(host.StartedPostmasters[^1], 9);
        await host.ReadyAsync(times: 2);

        Assert.Equal(42, await Sql.RunAsync(Sql.HotDash(port), "select n from kept"));
    }

    [Fact]
    public async Task Host_Killed_LeavesNoServerBehind()
    {
        using var folder = new HostFolder();
        await using var host = new HostRun("postgres", folder.Postgres());
        var (_, server) = await host.ReadyAsync();

        HostRun.Signal(host.Id, 9);

        await Eventually.TrueAsync(() => !ProcessFacts.Exists(server), "the server ends with its host");
    }

    [Fact]
    public async Task Start_AfterHostAndWatchdogWereKilled_EndsTheLeftServerAndKeepsRows()
    {
        using var folder = new HostFolder();
        await using var host = new HostRun("postgres", folder.Postgres());
        var (port, server) = await host.ReadyAsync();
        await Sql.RunAsync(Sql.HotDash(port), "create table kept as select 42 as n");
        var watchdog = ProcessFacts.Children(host.Id).Single(child => ProcessFacts.Arguments(child).Contains("watchdog", StringComparison.Ordinal));

        HostRun.Signal(watchdog, 9);
        HostRun.Signal(host.Id, 9);
        await host.EndedAsync();
        Assert.True(ProcessFacts.Exists(server));
        await using var again = new HostRun("postgres", folder.Postgres());

        Assert.Equal(42, await Sql.RunAsync(Sql.HotDash((await again.ReadyAsync()).Port), "select n from kept"));
        Assert.False(ProcessFacts.Exists(server));
    }

    [Fact]
    public async Task SecondHost_OnTheSameFolder_IsRefused()
    {
        using var folder = new HostFolder();
        await using var first = new HostRun("postgres", folder.Postgres());
        await first.ReadyAsync();

        await using var second = new HostRun("postgres", folder.Postgres());

        Assert.Equal(ExitCodes.Refused, await second.EndedAsync());
        Assert.Contains($"The data folder '{folder.Configured}' is in use", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnATakenPort_NamesThePort()
    {
        using var folder = new HostFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var settings = folder.Postgres();
        settings[SettingNames.Port] = $"{port}";

        await using var host = new HostRun("postgres", settings);

        Assert.Equal(ExitCodes.Failed, await host.EndedAsync());
        Assert.Contains($"Port {port} on 127.0.0.1 cannot be used", host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PG_VERSION", "15\n", "were made by PostgreSQL 15")]
    [InlineData("global/pg_control", null, "are incomplete")]
    public async Task Start_OnADamagedFolder_IsRefusedAndLeavesItAlone(string file, string? contents, string message)
    {
        using var folder = new HostFolder();
        await using (var host = new HostRun("postgres", folder.Postgres()))
        {
            await host.ReadyAsync();
        }

        var path = Path.Combine(folder.Real, "data", "pgdata", file);
        File.Delete(path);
        if (contents is not null)
        {
            await File.WriteAllTextAsync(path, contents, TestContext.Current.CancellationToken);
        }

        await using var again = new HostRun("postgres", folder.Postgres());

        Assert.Equal(ExitCodes.Refused, await again.EndedAsync());
        Assert.Contains(message, again.Output, StringComparison.Ordinal);
        Assert.Contains("reset-data", again.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Real, "data", "pgdata", "postgresql.conf")));
    }

    [Fact]
    public async Task Start_AfterAnInterruptedFirstStart_BeginsAnew()
    {
        using var folder = new HostFolder();
        await using (var interrupted = new HostRun("postgres", folder.Postgres()))
        {
            await Eventually.TrueAsync(() => Directory.Exists(Path.Combine(folder.Real, "data")) && Directory.EnumerateDirectories(Path.Combine(folder.Real, "data"), "pgdata.partial-*").Any(), "initdb runs");
            HostRun.Signal(interrupted.Id, 9);
            await interrupted.EndedAsync();
        }

        await using var again = new HostRun("postgres", folder.Postgres());
        var (port, _) = await again.ReadyAsync();

        Assert.Equal(1, await Sql.RunAsync(Sql.HotDash(port), "select 1"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Real, "data"), "pgdata.partial-*"));
    }

    [Fact]
    public async Task Start_WithoutWritePermission_NamesTheFolder()
    {
        using var folder = new HostFolder();
        File.SetUnixFileMode(folder.Base, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        await using var host = new HostRun("postgres", folder.Postgres(), asOrdinaryUser: true);

        Assert.Equal(ExitCodes.Failed, await host.EndedAsync());
        Assert.Contains(folder.Configured, host.Output, StringComparison.Ordinal);
        Assert.Contains("write permission", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
    }
}
