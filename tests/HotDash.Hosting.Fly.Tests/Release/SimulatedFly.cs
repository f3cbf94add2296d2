using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HotDash.FlySimulator;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Progress;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>A Fly of its own for one test: state on disk, the simulator as <c>flyctl</c>, images that are commands. See the simulator's README for what is real.</summary>
internal sealed class SimulatedFly : IProcessRunner, IDisposable
{
    public const string App = "sample";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fly-simulator-");
    private readonly int _port = FreePort();

    public SimulatedFly(bool withCheck = true)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "images"));
        File.WriteAllText(Path.Combine(_folder.FullName, $"{App}.port"), _port.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(ConfigPath, withCheck
            ? $"app = \"{App}\"\n[http_service]\ninternal_port = 8080\n[[http_service.checks]]\npath = \"/health\"\n"
            : $"app = \"{App}\"\n[http_service]\ninternal_port = 8080\n");
    }

    public string LedgerFolder => Path.Combine(_folder.FullName, "ledger");

    public ReleaseLedger Ledger => new(LedgerFolder, TimeProvider.System);

    /// <summary>Arguments of every call, as flyctl saw them.</summary>
    public List<string> Calls { get; } = [];

    private string ConfigPath => Path.Combine(_folder.FullName, "fly.toml");

    /// <summary>Adds an image of the scripted server and returns its reference.</summary>
    public string AddImage(string name, bool takenBack, params string[] faults)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        SimulatorState.Write(Path.Combine(_folder.FullName, "images", $"{digest}.json"), new SimulatedImage([Program, "serve", "--port", "{port}", "--text", name, .. faults], takenBack));

        return $"registry.fly.io/{App}@sha256:{digest}";
    }

    public string AddImage(string name, params string[] faults) => AddImage(name, takenBack: false, faults);

    public ReleaseTarget Target(string image, params string[] mustContain) => new()
    {
        App = App,
        Image = image,
        ConfigPath = ConfigPath,
        Groups = [new ReleaseGroup("app", NeedsCheck: true, MayStop: false)],
        BaseUrl = new Uri($"http://127.0.0.1:{_port}"),
        Routes = [new FlyRoute("/health") { MustContain = mustContain }],
    };

    public async Task<ReleaseResult> DeployAsync(ReleaseTarget target)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });

        return await Runner(http).DeployAsync(target, TestContext.Current.CancellationToken);
    }

    public async Task<ReleaseResult> RollBackAsync(ReleaseTarget running)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });

        return await Runner(http).RollBackAsync(running, null, TestContext.Current.CancellationToken);
    }

    public async Task<string> AnswerAsync()
    {
        using var http = new HttpClient();

        return await http.GetStringAsync(new Uri($"http://127.0.0.1:{_port}/health"), TestContext.Current.CancellationToken);
    }

    public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Calls.Add(string.Join(' ', arguments));

        return StartAsync(arguments, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var folder in Directory.EnumerateFiles(_folder.FullName, "supervisor.pid", SearchOption.AllDirectories))
        {
            using var supervisor = Process.GetProcessById(int.Parse(File.ReadAllText(folder), CultureInfo.InvariantCulture));
            supervisor.Kill(entireProcessTree: true);
            supervisor.WaitForExit();
        }

        _folder.Delete(recursive: true);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "HotDash.FlySimulator");

    private ReleaseRunner Runner(HttpMessageInvoker http)
    {
        // A sixtieth of what staging uses; the scripted servers die sooner.
        var settings = new ReleaseSettings
        {
            StableFor = TimeSpan.FromSeconds(1.5), UnwellFor = TimeSpan.FromSeconds(2), VerifyWithin = TimeSpan.FromSeconds(15), PollEvery = TimeSpan.FromMilliseconds(200), RetryAfter = TimeSpan.Zero, Actor = "tests",
        };
        var verifier = new ReleaseVerifier(this, new RouteProbe(http), settings, TimeProvider.System);
        var artefacts = new ReleaseArtefacts(LedgerFolder, TimeProvider.System);
        var journal = new ReleaseJournal(Ledger, () => { }, settings, new TextProgress(TextWriter.Null, TimeProvider.System));

        return new ReleaseRunner(new ReleaseActions(this, verifier, journal, artefacts, settings, TimeProvider.System), journal, artefacts, settings, TimeProvider.System);
    }

    private async Task<ProcessResult> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[SimulatorState.FolderVariable] = _folder.FullName;
        start.Environment[SimulatorState.SmokeVariable] = "0.3";
        start.Environment[SimulatorState.WaitVariable] = "3";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The simulator did not start.");
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        return new ProcessResult(process.ExitCode, output, await error);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
