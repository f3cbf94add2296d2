using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using HotDash.Embedded.Host;
using HotDash.Hosting.Embedded.Hosts;

namespace HotDash.Embedded.Tests;

/// <summary>One run of the host program, with durable data, that a test may end in any way it likes.</summary>
internal sealed partial class HostRun : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HostRun(string verb, IReadOnlyDictionary<string, string> settings, bool asOrdinaryUser = false)
    {
        List<string> command = [DotNet, EmbeddedHost.Path + ".dll", verb];
        if (asOrdinaryUser && Account.IsRoot)
        {
            command.InsertRange(0, ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
        }

        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = EndAsync();
    }

    public static string DotNet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public string Output => string.Join('\n', _output);

    /// <summary>Process ids of the servers that were started, ready or not.</summary>
    public IReadOnlyList<int> StartedPostmasters =>
        [.. _output.Select(line => StartingLine().Match(line)).Where(match => match.Success).Select(match => Number(match, "process"))];

    /// <returns>Port and process id of the last "ready" line; <paramref name="times"/> counts restarts.</returns>
    public async Task<(int Port, int Server)> ReadyAsync(int times = 1)
    {
        var clock = Stopwatch.StartNew();

        while (clock.Elapsed < s_patience && !_ended.Task.IsCompleted)
        {
            var lines = _output.Select(line => ReadyLine().Match(line)).Where(match => match.Success).ToList();
            if (lines.Count >= times)
            {
                return (Number(lines[^1], "port"), Number(lines[^1], "process"));
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"The server was not ready {times} time(s):\n{Output}");
    }

    public async Task<int> EndedAsync()
    {
        await _ended.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        return ExitCode;
    }

    public async Task<int> StopAsync()
    {
        Signal(Id, 15);
        return await EndedAsync();
    }

    public static void Signal(int process, int signal) => _ = Kill(process, signal);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        _ended.TrySetResult();
    }

    private void Read(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }

    [GeneratedRegex(@"^ready: .+ on 127\.0\.0\.1:(?<port>\d+) \(process (?<process>\d+)\)$")]
    private static partial Regex ReadyLine();

    // 2026-11-24 05:44:45.287 UTC [24899] LOG:  starting PostgreSQL 18.4 on x86_64-pc-linux-gnu, ...
    [GeneratedRegex(@"\[(?<process>\d+)\] LOG:  starting PostgreSQL")]
    private static partial Regex StartingLine();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
