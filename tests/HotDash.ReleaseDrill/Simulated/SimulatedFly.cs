using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotDash.FlySimulator;
using HotDash.FlySimulator.Commands;
using HotDash.FlySimulator.Machines;
using HotDash.Hosting.Fly;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Progress;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.ReleaseDrill.Simulated;

/// <summary>A Fly of its own: state on disk, the simulator as <c>flyctl</c> in this process, images whose commands really run. See the simulator's README for what is real.</summary>
internal sealed class SimulatedFly : IProcessRunner, IAsyncDisposable
{
    public const string App = "sample";

    /// <summary>What takes minutes on Fly, in seconds.</summary>
    public static readonly ReleaseSettings Short = new()
    {
        StableFor = TimeSpan.FromSeconds(1), UnwellFor = TimeSpan.FromSeconds(1), VerifyWithin = TimeSpan.FromSeconds(15), ReadyWithin = TimeSpan.FromSeconds(2), AnswerWithin = TimeSpan.FromSeconds(1),
        PollEvery = TimeSpan.FromMilliseconds(100), RetryAfter = TimeSpan.FromSeconds(0.5), SlowestP95 = TimeSpan.FromSeconds(0.9), MostErrorLines = 20, Actor = "tests",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fly-simulator-");
    private readonly TaskMachineHost _host;
    private readonly SimulatedCloud _cloud;
    private readonly SimulatedApp _app;
    private readonly IReadOnlyList<string> _groups;
    private readonly bool _withCheck;
    private readonly ReleaseSettings _settings;
    private readonly CancellationToken _cancellationToken;

    public SimulatedFly(CancellationToken cancellationToken, bool withCheck = true, bool withWorker = false, string strategy = "rolling", ReleaseSettings? settings = null, SimulatorOptions? times = null)
    {
        var options = times ?? new SimulatorOptions { Smoke = TimeSpan.FromSeconds(0.3), Wait = TimeSpan.FromSeconds(2), Lease = TimeSpan.FromSeconds(0.5), Kill = TimeSpan.FromSeconds(2), Restart = TimeSpan.FromMilliseconds(100) };
        _host = new TaskMachineHost(options);
        _cloud = new SimulatedCloud(_folder.FullName, _host, options);
        _app = _cloud.AddApp(App);
        _groups = withWorker ? ["web", "worker"] : ["app"];
        (_withCheck, _settings, _cancellationToken) = (withCheck, settings ?? Short, cancellationToken);
        File.WriteAllText(ConfigPath, Config(strategy));
    }

    public ReleaseLedger Ledger => new(Path.Combine(_folder.FullName, "ledger"), TimeProvider.System);

    public SimulatedCloud Cloud => _cloud;

    /// <summary>Arguments of every call that changes something, as flyctl saw them.</summary>
    public List<string> Calls { get; } = [];

    public string ConfigPath => Path.Combine(_folder.FullName, "fly.toml");

    /// <summary>Adds an image of the scripted server and returns its reference.</summary>
    public string AddImage(string name, IReadOnlyList<string> faults, bool takenBack = false, IReadOnlyList<string>? workerFaults = null)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var text = faults.Contains("--text") ? Array.Empty<string>() : ["--text", name];
        _cloud.AddImage(digest, new SimulatedImage([Program, "serve", "--port", "{port}", .. text, .. faults], takenBack)
        {
            Groups = { ["worker"] = [Program, "serve", "--worker", "worker", .. workerFaults ?? []] },
        });

        return $"registry.fly.io/{App}@sha256:{digest}";
    }

    public string AddImage(string name, params string[] faults) => AddImage(name, faults, takenBack: false);

    public ReleaseTarget Target(string image, params string[] mustContain) => new()
    {
        App = App,
        Image = image,
        ConfigPath = ConfigPath,
        Groups = [.. _groups.Select(group => new ReleaseGroup(group, NeedsCheck: _withCheck && group != "worker", MayStop: false))],
        BaseUrl = new Uri($"http://127.0.0.1:{_app.Port}"),
        Routes = [new FlyRoute("/health") { MustContain = mustContain }],
    };

    public Task<ReleaseResult> DeployAsync(ReleaseTarget target) => RunAsync(runner => runner.DeployAsync(target, _cancellationToken));

    public Task<ReleaseResult> RollBackAsync(ReleaseTarget running, string? to = null) => RunAsync(runner => runner.RollBackAsync(running, to, _cancellationToken));

    public Task<ReleaseResult> DrillAsync(ReleaseTarget running) => RunAsync(runner => runner.DrillAsync(running, _cancellationToken));

    public async Task<string> AnswerAsync()
    {
        using var http = new HttpClient();

        return await http.GetStringAsync(new Uri($"http://127.0.0.1:{_app.Port}/health"), _cancellationToken);
    }

    public async Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ["machine", "list", ..] and not ["logs", ..])
        {
            Calls.Add(string.Join(' ', arguments));
        }

        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await Flyctl.RunAsync(_cloud, arguments, TextReader.Null, output, error, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        return new ProcessResult(exitCode, output.ToString(), error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "HotDash.FlySimulator");

    private async Task<ReleaseResult> RunAsync(Func<ReleaseRunner, Task<ReleaseResult>> action)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        var verifier = new ReleaseVerifier(this, new RouteProbe(http, _settings.AnswerWithin), _settings, TimeProvider.System);
        var artefacts = new ReleaseArtefacts(Ledger.Folder, TimeProvider.System);
        var journal = new ReleaseJournal(Ledger, static () => { }, _settings, new TextProgress(TextWriter.Null, TimeProvider.System));

        return await action(new ReleaseRunner(new ReleaseActions(this, verifier, journal, artefacts, _settings, TimeProvider.System), journal, artefacts, _settings, TimeProvider.System));
    }

    private string Config(string strategy) =>
        $"""
        app = "{App}"
        [deploy]
        strategy = "{strategy}"
        [http_service]
        internal_port = 8080
        processes = ["{_groups[0]}"]
        {(_withCheck ? "[[http_service.checks]]\npath = \"/health\"" : "")}
        [processes]
        {string.Join('\n', _groups.Select(group => $"{group} = \"\""))}
        """;
}
