using System.Diagnostics;
using HotDash.Embedded.Host;

namespace HotDash.Embedded.Tests;

public sealed class FullDiskTests
{
    [Theory]
    [InlineData("postgres", "20m")]
    [InlineData("postgres", "0")]
    public async Task Start_OnAFullDisk_NamesTheRemedy(string verb, string size)
    {
        using var folder = new HostFolder();
        Directory.CreateDirectory(folder.Real);
        Assert.SkipUnless(Account.IsRoot && Mount(folder.Real, size), "Mounting a small file system needs root and the permission to mount.");

        try
        {
            if (size == "0")
            {
                FillUp(folder.Real);
            }

            await using var host = new HostRun(verb, folder.Postgres());

            Assert.Equal(ExitCodes.Failed, await host.EndedAsync());
            Assert.Contains("disk", host.Output, StringComparison.Ordinal);
            Assert.Contains("Free some space and start again", host.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        }
        finally
        {
            Run("umount", folder.Real);
        }
    }

    [Theory]
    [InlineData("postgres", "70m")]
    [InlineData("redis", "6m")]
    public async Task Server_WhoseDiskFills_KeepsWhatItAcknowledged(string verb, string size)
    {
        using var folder = new HostFolder();
        Directory.CreateDirectory(folder.Real);
        Assert.SkipUnless(Account.IsRoot && Mount(folder.Real, size), "Mounting a small file system needs root and the permission to mount.");
        Assert.SkipUnless(verb != "redis" || File.Exists("/usr/bin/redis-server"), "redis-server is not installed.");

        try
        {
            var ledger = verb == "postgres" ? (DiskLedger)new PostgresLedger() : new RedisLedger();
            var settings = verb == "postgres" ? folder.Postgres() : folder.Redis("redis");
            int acknowledged;
            await using (var host = new HostRun(verb, settings))
            {
                acknowledged = await ledger.FillAsync((await host.ReadyAsync()).Port);
                Assert.True(Run("mount", "-o", "remount,size=400m", folder.Real));
            }

            await using var again = new HostRun(verb, settings);
            var port = (await again.ReadyAsync()).Port;
            Assert.True(acknowledged > 100, $"only {acknowledged} writes fitted");
            Assert.Empty(Enumerable.Range(0, acknowledged).Except(await ledger.FoundAsync(port)));
            await ledger.WriteAsync(port, acknowledged + 1);
        }
        finally
        {
            Run("umount", folder.Real);
        }
    }

    private static bool Mount(string path, string size) => Run("mount", "-t", "tmpfs", "-o", $"size={(size == "0" ? "64k" : size)}", "tmpfs", path);

    private static void FillUp(string path)
    {
        using var filler = new FileStream(Path.Combine(path, "filler"), FileMode.CreateNew);
        try
        {
            while (true)
            {
                filler.Write(new byte[4096]);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // The file system is as full as the test wants it.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }
}
