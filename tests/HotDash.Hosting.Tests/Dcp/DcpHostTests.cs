using System.Diagnostics;
using System.Runtime.Versioning;
using Aspire.Hosting;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Dcp.Objects;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotDash.Hosting.Tests.Dcp;

[SupportedOSPlatform("linux")]
public sealed class DcpHostTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dispose_WithARunningExecutable_LeavesNoProcessAndNoFolder()
    {
        var host = await StartAsync();
        await host.Client.CreateAsync(
            new DcpExecutable
            {
                Metadata = new DcpMetadata { Name = "sleeper" },
                Spec = new DcpExecutableSpec { ExecutablePath = "/bin/sleep", Args = ["100"] },
            },
            Cancelled);
        var pid = await PidOfAsync(host.Client, "sleeper");

        var started = TimeProvider.System.GetTimestamp();
        await host.DisposeAsync();

        Assert.False(Directory.Exists(host.SessionFolder), $"{host.SessionFolder} is still there.");
        Assert.False(Directory.Exists($"/proc/{pid}"), $"Process {pid} still runs.");
        Assert.Empty(await ProcessesOfAsync(host.SessionFolder));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Start_OfAFileThatIsNotDcp_SaysWhatItPrinted()
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => DcpHost.StartAsync("/bin/ls", new DcpOptions(), TimeProvider.System, NullLoggerFactory.Instance, Cancelled));

        Assert.Contains("/bin/ls", error.Message, StringComparison.Ordinal);
        Assert.Contains("unrecognized option", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_OfARunningDcp_IsOpenToItsOwnerOnly()
    {
        await using var host = await StartAsync();

        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(host.SessionFolder) & Others);
    }

    private static Task<DcpHost> StartAsync() =>
        DcpHost.StartAsync(TestTools.Dcp, new DcpOptions(), TimeProvider.System, NullLoggerFactory.Instance, Cancelled);

    /// <summary>What still runs with the session's folder in its arguments; a dead process that nobody has collected yet has none.</summary>
    private static async Task<IReadOnlyList<string>> ProcessesOfAsync(string sessionFolder)
    {
        await Task.Delay(100, Cancelled); // A killed process goes in a moment, not at once.
        return
        [
            .. Process.GetProcesses()
                .Select(process => $"/proc/{process.Id}/cmdline")
                .Where(File.Exists)
                .Select(ReadOrEmpty)
                .Where(arguments => arguments.Contains(sessionFolder, StringComparison.Ordinal)),
        ];
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task<int> PidOfAsync(DcpClient client, string name)
    {
        while (true)
        {
            if ((await client.FindAsync<DcpExecutable>(name, Cancelled))?.Status?.Pid is { } pid)
            {
                Assert.Equal("sleep", Process.GetProcessById(pid).ProcessName);
                return pid;
            }

            await Task.Delay(20, Cancelled);
        }
    }
}
