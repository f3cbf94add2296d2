using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HotDash.SystemHarness;

/// <summary>HotDash.AppHost started by <c>dotnet run --no-build</c>, as a developer starts it, with a HOME of its own.</summary>
public sealed partial class AppHostProcess : IAsyncDisposable
{
    private const string RootData = "/var/lib/hotdash";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _loginUrl = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _ownsHome;

    private AppHostProcess(Process process, string home, bool ownsHome, MarkedProcesses processes)
    {
        _process = process;
        _ownsHome = ownsHome;
        Home = home;
        Processes = processes;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    public string Home { get; }

    public MarkedProcesses Processes { get; }

    /// <summary>Completes when the AppHost has printed the dashboard's login URL.</summary>
    public Task<Uri> LoginUrl => _loginUrl.Task;

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static AppHostProcess Start(AppHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        var home = options.Home ?? Directory.CreateTempSubdirectory("hotdash-run-").FullName;
        var processes = new MarkedProcesses(Guid.NewGuid().ToString("N"));
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", Path.Combine(options.RepositoryRoot, "HotDash.AppHost")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = options.RepositoryRoot,
        };
        start.Environment["DOTNET_CLI_HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["HOME"] = home;
        start.Environment["ASPIRE_DASHBOARD_TELEMETRY_OPTOUT"] = "1";
        start.Environment["HotDash__DataFolder"] = Path.Combine(home, "data");
        start.Environment[MarkedProcesses.Variable] = processes.Marker;
        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet run did not start.");
        var host = new AppHostProcess(process, home, options.Home is null, processes);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        return host;
    }

    /// <summary>Sends a signal to the AppHost itself, as Ctrl-C in its terminal or a service manager does.</summary>
    public void Signal(string signal) => Kill(AppHostPid(), signal);

    public static void Kill(int pid, string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, pid.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The AppHost is the marked process that runs the built HotDash.AppHost, not the <c>dotnet run</c> around it.</summary>
    public int AppHostPid() => Processes.List()
        .Single(process => process.CommandLine.Split(' ')[0].EndsWith("/HotDash.AppHost", StringComparison.Ordinal)).Pid;

    /// <summary>Waits until no process of this run is left.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="TimeoutException">Names what is left.</exception>
    public async Task<TimeSpan> WaitForNothingLeftAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (Processes.List() is { Count: > 0 } left)
        {
            if (watch.Elapsed > timeout)
            {
                throw new TimeoutException($"After {timeout.TotalSeconds:F0} s still running:\n{string.Join('\n', left.Select(process => $"{process.Pid} {process.CommandLine}"))}");
            }

            await Task.Delay(50, cancellationToken);
        }

        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
            {
                Kill(_process.Id, "TERM");
                Signal("TERM");
            }

            await WaitForNothingLeftAsync(TimeSpan.FromSeconds(15), CancellationToken.None);
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            foreach (var process in Processes.List())
            {
                Kill(process.Pid, "KILL");
            }
        }

        _process.Dispose();
        if (_ownsHome)
        {
            DeleteHome(Home);
        }
    }

    /// <summary>Deletes a run's HOME and, when it was started by root, the data that its servers kept outside of it.</summary>
    public static void DeleteHome(string home)
    {
        Directory.Delete(home, recursive: true);
        if (!Directory.Exists(RootData))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(RootData))
        {
            // The file says which data folder the fingerprint in the name stands for.
            var source = Path.Combine(folder, "source");
            if (File.Exists(source) && File.ReadAllText(source).StartsWith(home, StringComparison.Ordinal))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (LoginLine().Match(line) is { Success: true } match)
        {
            _loginUrl.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex(@"https?://\S+/login\?t=\w+")]
    private static partial Regex LoginLine();
}
