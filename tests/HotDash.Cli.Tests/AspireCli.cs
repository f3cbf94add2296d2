using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace HotDash.Cli.Tests;

/// <summary>The official Aspire CLI with a home of its own, so that it sees only what the test started and touches nothing else.</summary>
internal sealed class AspireCli : IDisposable
{
    private const int MaxPolls = 25;

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(120);

    public string Home { get; } = Directory.CreateTempSubdirectory("cli-").FullName;

    /// <summary>The value of the small AppHost's secret parameter; null leaves it without one.</summary>
    public string? Secret { get; init; } = MiniSecret;

    public string Sockets => System.IO.Path.Combine(Home, ".aspire", "cli", "bch");

    public static string Path { get; } = Metadata("hotdash:aspirecli");

    public static string MiniAppHost { get; } = System.IO.Path.GetFullPath(Metadata("miniapphost"));

    public static string HotDashAppHost { get; } = System.IO.Path.GetFullPath(Metadata("hotdashapphost"));

    public static string NodeDashboard { get; } = System.IO.Path.GetFullPath(Metadata("nodedashboard"));

    /// <summary>Tests need the binary for this platform; the build fetches it where there is one.</summary>
    public static string? Missing { get; } = File.Exists(Path) ? null : $"The Aspire CLI is not at {Path}.";

    public static string ProjectDirectory { get; } = System.IO.Path.GetDirectoryName(MiniAppHost)!;

    public async Task<CliResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = new StringBuilder();
        var error = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"aspire {string.Join(' ', arguments)} did not end.\n{output}\n{error}");
        }

        return new CliResult(string.Join(' ', arguments), process.ExitCode, output.ToString(), error.ToString());
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = ProjectDirectory,
        };
        ApplyEnvironment(start);

        return Process.Start(start) ?? throw new InvalidOperationException("The Aspire CLI did not start.");
    }

    public void ApplyEnvironment(ProcessStartInfo start)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? System.IO.Path.Combine(home, ".nuget", "packages");
        start.Environment["DOTNET_CLI_HOME"] = home;
        start.Environment["HOME"] = Home;
        // The bundle that the build has extracted; sockets, settings and secrets go to HOME all the same.
        start.Environment["ASPIRE_HOME"] = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "..", "..", "..", ".aspire"));
        start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["ASPIRE_DASHBOARD_TELEMETRY_OPTOUT"] = "1";
        start.Environment["ASPIRE_CLI_NOLOGO"] = "1";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["Parameters__secret"] = Secret;
        start.Environment["HotDash__DataFolder"] = System.IO.Path.Combine(Home, "data");
    }

    /// <summary>The command lines of all processes that run with this home.</summary>
    public string[] Processes() => [.. Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(System.IO.Path.GetFileName(folder), out _) && ReadOrEmpty(folder, "environ").Split('\0').Contains($"HOME={Home}"))
        .Select(folder => $"{System.IO.Path.GetFileName(folder)} {ReadOrEmpty(folder, "cmdline").Replace('\0', ' ')}")];

    /// <summary>AppHost, DCP, its monitors, dashboard and the resources all inherit the home of this test.</summary>
    public async Task ShouldHaveEndedAsync()
    {
        using var timeout = new CancellationTokenSource(s_timeout / 2);
        string[] left;
        while ((left = Processes()).Length > 0)
        {
            Assert.False(timeout.IsCancellationRequested, $"Still running: {string.Join("; ", left)}");
            await Task.Delay(s_poll, CancellationToken.None);
        }
    }

    public static async Task SignalAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    public const string MiniSecret = "p4ss/w?rd-of-mini";

    /// <summary>A test that failed half-way leaves no stack running; one that stopped it gives DCP the time to clean up.</summary>
    public void Dispose()
    {
        for (var poll = 0; poll < MaxPolls && Processes().Length > 0; poll++)
        {
            Thread.Sleep(s_poll);
        }

        foreach (var process in Processes())
        {
            using var kill = Process.Start("kill", ["-KILL", process.Split(' ')[0]]);
            kill.WaitForExit();
        }

        Directory.Delete(Home, recursive: true);
    }

    private static string ReadOrEmpty(string folder, string file)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended meanwhile.
            return string.Empty;
        }
    }

    private static string Metadata(string key) => typeof(AspireCli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value ?? string.Empty;
}
