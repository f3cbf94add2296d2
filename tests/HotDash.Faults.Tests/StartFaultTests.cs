using System.Net;
using System.Net.Sockets;
using HotDash.SystemHarness;

namespace HotDash.Faults.Tests;

/// <summary>What keeps a stack from starting is said in words, and nothing is left running.</summary>
public sealed class StartFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task AppHost_WhoseDashboardPortIsTaken_NamesIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var said = await FailAsync("ASPNETCORE_URLS", $"http://localhost:{port}");

        Assert.Contains($"Already in use: port {port}", said, StringComparison.Ordinal);
    }

    [Theory(Explicit = true)]
    [InlineData("/proc/hotdash")]
    [InlineData("/dev/null/data")]
    public async Task AppHost_WithADataFolderThatCannotBe_NamesIt(string folder)
    {
        var said = await FailAsync("HotDash__DataFolder", folder);

        Assert.Contains($"The data folder '{folder}' cannot be used", said, StringComparison.Ordinal);
    }

    private async Task<string> FailAsync(string variable, string value)
    {
        await using var started = AppHostProcess.Start(new() { Environment = new Dictionary<string, string?> { [variable] = value } });
        await started.WaitForNothingLeftAsync(s_endLimit, Cancelled);
        output.WriteLine(started.Output);
        Assert.DoesNotContain("Unhandled exception", started.Output, StringComparison.Ordinal);

        return started.Output;
    }
}
