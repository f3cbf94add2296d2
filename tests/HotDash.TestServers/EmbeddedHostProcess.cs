using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HotDash.TestServers;

/// <summary>
/// One HotDash.Embedded.Host with an ephemeral data folder. The host watches this process, so that a killed test run
/// leaves no server and no folder behind.
/// </summary>
internal sealed partial class EmbeddedHostProcess : IServerHost
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(8);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<ServerAddress> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ServerAddress? _address;

    private EmbeddedHostProcess(Process process)
    {
        _process = process;
    }

    public ServerAddress Address => _address ?? throw new InvalidOperationException("The server has not become ready.");

    public int Port => Address.Port;

    public string Description => Address.Server;

    public string Output => string.Join(Environment.NewLine, _output);

    public static async Task<EmbeddedHostProcess> StartAsync(string verb, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotNet(), [HostAssembly(), verb]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["EMBEDDED_EPHEMERAL"] = "true";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["EMBEDDED_DATA"] = Directory.CreateTempSubdirectory("hotdash-test-").FullName;

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var host = new EmbeddedHostProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        host.Start();

        try
        {
            await host._ready.Task.WaitAsync(s_startTimeout, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;

        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, 15);
            using var timeout = new CancellationTokenSource(s_stopTimeout);
            await _process.WaitForExitAsync(timeout.Token);
        }

        DeleteFolder();
        _process.Dispose();
    }

    /// <summary>Kills the server itself with SIGKILL; the host starts it again on the same port.</summary>
    public void KillServer() => _ = SendSignal(Address.Process, 9);

    private void Start()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The embedded host ended before its server was ready:{Environment.NewLine}{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
    }

    private void StopAtExit(object? sender, EventArgs arguments)
    {
        _ = SendSignal(_process.Id, 15);
        _process.WaitForExit(s_stopTimeout);
        DeleteFolder();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);

        if (ReadyLine().Match(line) is { Success: true } match)
        {
            _address = new ServerAddress(
                int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["process"].Value, CultureInfo.InvariantCulture),
                match.Groups["server"].Value);
            _ready.TrySetResult(_address);
        }
    }

    // Started by root, the host keeps the data elsewhere and this folder stays empty.
    private void DeleteFolder()
    {
        if (_process.StartInfo.Environment["EMBEDDED_DATA"] is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string HostAssembly() =>
        typeof(EmbeddedHostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "EmbeddedHost").Value
        ?? throw new InvalidOperationException("The build did not record where HotDash.Embedded.Host is.");

    /// <summary>The muxer of the runtime that runs the tests: an own host program would need DOTNET_ROOT where .NET lies in a home folder.</summary>
    private static string DotNet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [GeneratedRegex(@"^ready: (?<server>.+) on 127\.0\.0\.1:(?<port>\d+) \(process (?<process>\d+)\)$")]
    private static partial Regex ReadyLine();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
