using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HotDash.FlySimulator;
using HotDash.FlySimulator.Api;
using HotDash.ReleaseDrill.Simulated;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>The simulated Machines API, with the answers that the real one documents.</summary>
public sealed class MachinesApiTests : IAsyncLifetime
{
    private readonly SimulatedFly _fly = new(TestContext.Current.CancellationToken);
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new();
    private Task _run = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{SimulatedCloud.FreePort()}/");
        _listener.Prefixes.Add(address);
        _listener.Start();
        _http.BaseAddress = new Uri($"{address}v1/apps/{SimulatedFly.App}/");
        _http.DefaultRequestHeaders.Add("Authorization", "Bearer simulated");
        _run = new MachinesApi(_fly.Cloud, _listener).RunAsync(_stop.Token);
        await _fly.RunAsync("flyctl", ["deploy", "--app", SimulatedFly.App, "--config", _fly.ConfigPath, "--image", _fly.AddImage("v1"), "--ha=false", "--yes"], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _listener.Close();
        _http.Dispose();
        _stop.Dispose();
        await _fly.DisposeAsync();
    }

    [Fact]
    public async Task Machine_IsStoppedAwaitedAndStarted_AndItsEventsTell()
    {
        Assert.Equal("started", (string?)(await GetAsync("machines")).Body[0]?["state"]);
        Assert.Equal(200, (await PostAsync("machines/machine-app/stop")).Status);
        Assert.Equal(200, (await GetAsync("machines/machine-app/wait?state=stopped&timeout=5")).Status);
        var late = await GetAsync("machines/machine-app/wait?state=started&timeout=0.1");
        Assert.Equal((408, "deadline_exceeded: machine failed to reach desired state, started, currently stopped"), (late.Status, (string?)late.Body["error"]));
        Assert.Equal(200, (await PostAsync("machines/machine-app/start")).Status);
        Assert.Equal(412, (await PostAsync("machines/machine-app/start")).Status);
        Assert.True((bool?)(await GetAsync("machines/machine-app/events")).Body.AsArray().First(entry => (string?)entry!["type"] == "exit")!["request"]!["exit_event"]!["requested_stop"]);
    }

    [Fact]
    public async Task Lease_WhileHeld_KeepsOthersOffUntilItIsGivenBackOrRunsOut()
    {
        var lease = await PostAsync("machines/machine-app/lease?ttl=30");
        Assert.Equal(201, lease.Status);
        Assert.Equal(409, (await PostAsync("machines/machine-app/lease")).Status);
        Assert.Equal(409, (await PostAsync("machines/machine-app/stop")).Status);
        var deploy = await _fly.RunAsync("flyctl", ["deploy", "--app", SimulatedFly.App, "--config", _fly.ConfigPath, "--image", _fly.AddImage("v2"), "--ha=false", "--yes"], TestContext.Current.CancellationToken);
        Assert.Contains("lease currently held by user@example.test", deploy.Error, StringComparison.Ordinal);

        using var release = new HttpRequestMessage(HttpMethod.Delete, "machines/machine-app/lease");
        release.Headers.Add("fly-machine-lease-nonce", (string?)lease.Body["data"]!["nonce"]);
        Assert.Equal(200, (await SendAsync(release)).Status);
        Assert.Equal(404, (await GetAsync("machines/machine-app/lease")).Status);

        Assert.Equal(201, (await PostAsync("machines/machine-app/lease?ttl=0.1")).Status);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(201, (await PostAsync("machines/machine-app/lease?ttl=0.1")).Status);
    }

    [Fact]
    public async Task Request_WithoutATokenOrForNothing_IsRefused()
    {
        Assert.Equal(404, (await GetAsync("machines/nobody")).Status);
        _http.DefaultRequestHeaders.Remove("Authorization");
        Assert.Equal((401, "unauthorized"), await GetAsync("machines") is var answer ? (answer.Status, (string?)answer.Body["error"]) : default);
    }

    private async Task<ApiAnswer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);

        return await SendAsync(request);
    }

    private async Task<ApiAnswer> PostAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);

        return await SendAsync(request);
    }

    private async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        return new ApiAnswer((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)) ?? throw new InvalidOperationException("Nothing was answered."));
    }
}
