using HotDash.Hosting.Fly.Drift;
using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Secrets;
using HotDash.Hosting.Fly.Tests.Publishing;

namespace HotDash.Hosting.Fly.Tests.Drift;

/// <summary>The support app of the sample, with web and worker, deployed once to the simulator with its secrets.</summary>
public sealed class DeployedSample : IAsyncLifetime
{
    public const string App = "sample-support";

    private readonly FlySimulation _fly = new();

    internal ExpectedApp Expected { get; private set; } = null!;

    internal string Machines { get; private set; } = "";

    internal string Secrets { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var (model, _) = await PublishedModel.ReadAsync(SampleStack.Configure);
        var app = model.Apps.Single(app => app.Name == App);
        Expected = new ExpectedApp(app, FlyTomlMapper.Map(app), FlySimulation.Digest);

        var problem = await new SecretImport(_fly, "flyctl").RunAsync(app, app.Secrets().Keys.ToDictionary(name => name, name => $"value of {name}"), TestContext.Current.CancellationToken);
        Assert.Null(problem);
        await _fly.DeployAsync(App, FlyTomlWriter.Write(Expected.Document));

        Machines = (await AskAsync(LiveDrift.MachinesArguments(App))).Output;
        Secrets = (await AskAsync(LiveDrift.SecretsArguments(App))).Output;
    }

    public ValueTask DisposeAsync()
    {
        _fly.Dispose();

        return ValueTask.CompletedTask;
    }

    private Task<ProcessResult> AskAsync(IReadOnlyList<string> arguments) => _fly.RunAsync("flyctl", arguments, TestContext.Current.CancellationToken);
}
