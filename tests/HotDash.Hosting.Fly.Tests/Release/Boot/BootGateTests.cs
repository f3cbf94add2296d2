using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HotDash.Hosting.Fly.Release.Boot;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Tests.Release.Boot;

/// <summary>Real processes with scripted faults.</summary>
public sealed class BootGateTests
{
    [Fact]
    public async Task Boot_OfASoundServer_PassesWithItsTimes()
    {
        var result = await BootAsync();

        Assert.Empty(result.Problems);
        Assert.True(result.ReadyAfter > TimeSpan.Zero && result.StoppedAfter < TimeSpan.FromSeconds(2), $"{result}");
    }

    [Fact]
    public async Task Boot_OfAServerThatDiesAtOnce_TellsExitCodeAndFirstErrorLine()
    {
        var result = await BootAsync("--exit-after", "0", "--exit-code", "3");

        Assert.StartsWith("ended by itself with exit code 3 after", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Equal("SyntaxError: Named export 'Shopify' not found (scripted)", result.FirstErrorLine);
    }

    [Theory]
    [InlineData("ended by itself with exit code 1", "--exit-after", "1000")]
    [InlineData("did not end within 1 s of SIGTERM", "--ignore-stop")]
    [InlineData("was not ready within 4 s", "--status", "503")]
    [InlineData("was not ready within 4 s", "--start-after", "60000")]
    public async Task Boot_OfABrokenServer_IsStopped(string problem, params string[] faults)
    {
        var result = await BootAsync(faults);

        Assert.StartsWith(problem, result.Problems[0], StringComparison.Ordinal);
    }

    /// <summary>The servers that HotDash's incident shipped, as they died.</summary>
    [Theory]
    [InlineData("950", "SyntaxError: Named export 'google' not found. The requested module '@googleapis/searchconsole' is a CommonJS module")]
    [InlineData("670", "SyntaxError: The requested module 'react-router' does not provide an export named 'json'")]
    public async Task Boot_OfTheIncidentsServers_IsStoppedWithTheirFirstErrorLine(string diesAfter, string says)
    {
        var result = await BootAsync("--exit-after", diesAfter, "--say", says);

        Assert.Equal(says, result.FirstErrorLine);
        Assert.StartsWith("ended by itself with exit code 1", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boot_OfAServerThatIsReadyWithItsDatabaseAway_IsStopped()
    {
        var result = await BootAsync(new Dictionary<string, string> { ["DATABASE"] = "nowhere" });

        Assert.StartsWith("says that it is ready although it was started without DATABASE: /health would prove nothing", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boot_OfAServerThatIsNotReadyWithItsDatabaseAway_Passes()
    {
        using var database = new TcpListener(IPAddress.Loopback, 0);
        database.Start();

        var result = await BootAsync(
            new Dictionary<string, string> { ["SERVE_NEEDS"] = "1" }, "--needs", ((IPEndPoint)database.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));

        Assert.Empty(result.Problems);
    }

    private static Task<BootResult> BootAsync(params string[] faults) => BootAsync([], faults);

    private static async Task<BootResult> BootAsync(Dictionary<string, string> without, params string[] faults)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });

        return await new BootGate(new RouteProbe(http, BootTarget.AnswerWithin), TimeProvider.System).TryAsync(
            new BootTarget
            {
                Program = Path.Combine(AppContext.BaseDirectory, "HotDash.FlySimulator"),
                Arguments = ["serve", "--port", port.ToString(CultureInfo.InvariantCulture), .. faults],
                BaseUrl = new Uri($"http://127.0.0.1:{port}"),
                Routes = [new FlyRoute("/health")],
                Without = without,
                WithoutFor = TimeSpan.FromSeconds(2),
                ReadyWithin = TimeSpan.FromSeconds(4),
                StableFor = TimeSpan.FromSeconds(1.5),
                StopWithin = TimeSpan.FromSeconds(1),
            },
            TestContext.Current.CancellationToken);
    }
}
