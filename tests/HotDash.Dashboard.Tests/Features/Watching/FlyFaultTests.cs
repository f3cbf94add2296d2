using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Notices;
using HotDash.Dashboard.Features.Watching.Probes;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>Machines on the simulator of Fly, seen by the probe over its API.</summary>
public sealed class FlyFaultTests(MailboxFixture mailbox) : IClassFixture<MailboxFixture>, IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly string _address = $"{Guid.NewGuid():N}@hotdash.test";
    private readonly FlyMachines _fly = new();
    private WatchUnderTest _watch = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        var clients = new PlainClients();
        var environment = new WatchedEnvironment { Name = "staging", FlyApps = [FlyMachines.App], FlyToken = new Secret("fly-token"), FlyApi = _fly.Address };
        var probe = new FlyProbe(clients);
        _watch = await WatchUnderTest.StartAsync(new WatchOptions { Mail = new MailOptions { Host = "127.0.0.1", Port = mailbox.SmtpPort, To = [_address] } }, clients, _cancellationToken);
        _watch.Measure = at => probe.MeasureAsync(environment, at, _cancellationToken);
        await _fly.SetSecretAsync("CHATWOOT_TOKEN", _cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        await _fly.DisposeAsync();
    }

    [Fact]
    public async Task Machine_Killed_IsToldOnceAfterTwoMinutesAndClearedWhenItRunsAgain()
    {
        var killed = await _fly.StartAsync(_cancellationToken);
        await _fly.StartAsync(_cancellationToken);
        await _watch.PassAsync(TimeSpan.FromMinutes(3), _cancellationToken);
        Assert.Empty(await MailsAsync());

        await _fly.KillAsync(killed, _cancellationToken);
        await _watch.PassAsync(TimeSpan.FromMinutes(1.5), _cancellationToken);
        Assert.DoesNotContain(await MailsAsync(), subject => subject.Contains("unhealthy", StringComparison.Ordinal));
        await _watch.PassAsync(TimeSpan.FromMinutes(8), _cancellationToken);

        var alert = Assert.Single(await _watch.Alerts.ReadOpenAsync(_cancellationToken), alert => alert.Rule == "machine-unhealthy");
        Assert.Equal($"{FlyMachines.App} app {killed.Id}", alert.Subject);
        Assert.Equal("exit code 137", Assert.Single(await _watch.Alerts.ReadOpenAsync(_cancellationToken), alert => alert.Rule == "machine-crashing").Detail);

        await _fly.Cloud.Host.StartAsync(killed);
        await FlyMachines.FindPidAsync(killed, _cancellationToken);
        await _watch.PassAsync(TimeSpan.FromMinutes(5), _cancellationToken);

        Assert.Equal(
            ["[critical] staging: hotdash-staging app machine-app: Machine is unhealthy", "[cleared] staging: hotdash-staging app machine-app: Machine is unhealthy"],
            (await MailsAsync()).Where(subject => subject.Contains("unhealthy", StringComparison.Ordinal)));
        Assert.Single(await MailsAsync(), subject => subject.Contains("ends again and again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Machines_AllKilled_IsTheAppThatIsDown()
    {
        var only = await _fly.StartAsync(_cancellationToken);
        await _watch.PassAsync(TimeSpan.FromMinutes(3), _cancellationToken);

        await _fly.KillAsync(only, _cancellationToken);
        await _watch.PassAsync(TimeSpan.FromMinutes(4), _cancellationToken);

        Assert.Single(await MailsAsync(), "[critical] staging: fly hotdash-staging: Does not answer rightly");
    }

    private Task<IReadOnlyList<string>> MailsAsync() => mailbox.SubjectsAsync(_address, _cancellationToken);

    private sealed class PlainClients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
