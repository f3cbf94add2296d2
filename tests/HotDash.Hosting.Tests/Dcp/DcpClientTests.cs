using System.Net;
using System.Text.Json.Nodes;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Dcp.Objects;

namespace HotDash.Hosting.Tests.Dcp;

public sealed class DcpClientTests(DcpFixture dcp)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Executable_ThatEnds_IsFinishedWithItsExitCode()
    {
        var name = await CreateShellAsync("echo out; echo err >&2; exit 3");

        var ended = await WaitForAsync(name, executable => executable.Status?.State == "Finished");

        Assert.Equal(3, ended.Status?.ExitCode);
    }

    [Fact]
    public async Task Log_OfAnEndedExecutable_HoldsEachStreamWithTimestamps()
    {
        var name = await CreateShellAsync("echo out; echo err >&2");
        await WaitForAsync(name, executable => executable.Status?.State == "Finished");

        var output = await LogAsync(name, "stdout");
        var error = await LogAsync(name, "stderr");

        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+ out$", Assert.Single(output));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+ err$", Assert.Single(error));
    }

    [Fact]
    public async Task SystemLog_OfAMissingProgram_NamesTheReason()
    {
        var name = NewName();
        await dcp.Client.CreateAsync(Executable(name, "/no/such/program"), Cancelled);

        await WaitForAsync(name, executable => executable.Status?.State == "FailedToStart");

        Assert.Contains(await LogAsync(name, "system"), line => line.Contains("/no/such/program", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_ByPatch_EndsTheProcessWithMinusOne()
    {
        var name = await CreateShellAsync("exec sleep 100");
        await WaitForAsync(name, executable => executable.Status?.State == "Running");

        await dcp.Client.PatchAsync<DcpExecutable>(name, new JsonObject { ["spec"] = new JsonObject { ["stop"] = true } }, Cancelled);
        var ended = await WaitForAsync(name, executable => executable.Status?.State == "Finished");

        Assert.Equal(-1, ended.Status?.ExitCode);
    }

    [Fact]
    public async Task Delete_OfARunningExecutable_LeavesNothingAndTheNameCanBeUsedAgain()
    {
        var name = await CreateShellAsync("exec sleep 100");
        await WaitForAsync(name, executable => executable.Status?.State == "Running");

        await dcp.Client.DeleteAsync<DcpExecutable>(name, Cancelled);

        Assert.Null(await dcp.Client.FindAsync<DcpExecutable>(name, Cancelled));
        await dcp.Client.CreateAsync(Executable(name, "/bin/true"), Cancelled);
    }

    [Fact]
    public async Task Service_WithoutPort_GetsOneAtOnce()
    {
        var name = NewName();
        await dcp.Client.CreateAsync(new DcpService { Metadata = new DcpMetadata { Name = name }, Spec = new DcpServiceSpec() }, Cancelled);

        var service = await WatchUntilAsync<DcpService>(name, change => change.Status?.EffectivePort > 0);

        Assert.Equal("localhost", service.Status?.EffectiveAddress);
    }

    [Fact]
    public async Task Create_WithATakenName_NamesTheObjectAndTheReason()
    {
        var name = await CreateShellAsync("exit 0");

        var error = await Assert.ThrowsAsync<DcpException>(() => dcp.Client.CreateAsync(Executable(name, "/bin/true"), Cancelled));

        Assert.Equal(HttpStatusCode.Conflict, error.Status);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static string NewName() => $"t-{Guid.NewGuid():N}";

    private static DcpExecutable Executable(string name, string path, params string[] args) => new()
    {
        Metadata = new DcpMetadata { Name = name },
        Spec = new DcpExecutableSpec { ExecutablePath = path, Args = args },
    };

    private async Task<string> CreateShellAsync(string script)
    {
        var name = NewName();
        await dcp.Client.CreateAsync(Executable(name, "/bin/sh", "-c", script), Cancelled);
        return name;
    }

    private Task<DcpExecutable> WaitForAsync(string name, Func<DcpExecutable, bool> condition) =>
        WatchUntilAsync(name, condition);

    private async Task<T> WatchUntilAsync<T>(string name, Func<T, bool> condition)
        where T : class, IDcpObject<T>
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        timeout.CancelAfter(TimeSpan.FromSeconds(15));
        await foreach (var change in dcp.Client.WatchOnceAsync<T>(timeout.Token))
        {
            if (change.Object.Metadata.Name == name && condition(change.Object))
            {
                return change.Object;
            }
        }

        throw new InvalidOperationException($"The watch ended before '{name}' was as expected.");
    }

    private async Task<List<string>> LogAsync(string name, string source)
    {
        var lines = new List<string>();
        await foreach (var line in dcp.Client.ReadLogAsync<DcpExecutable>(name, new DcpLogRequest(source, Follow: false), Cancelled))
        {
            lines.Add(line);
        }

        return lines;
    }
}
