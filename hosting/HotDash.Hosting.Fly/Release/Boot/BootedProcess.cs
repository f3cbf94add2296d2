using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HotDash.Hosting.Fly.Release.Boot;

/// <summary>The program under the gate. Its output is kept to tell what went wrong.</summary>
internal sealed partial class BootedProcess : IDisposable
{
    private const int Terminate = 15;

    private static readonly TimeSpan s_cleanUp = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Lock _lock = new();
    private string? _firstError;
    private string? _lastLine;

    private readonly BootTarget _target;

    private BootedProcess(Process process, BootTarget target) => (_process, _target) = (process, target);

    public int ExitCode => _process.ExitCode;

    public string? FirstErrorLine
    {
        get
        {
            lock (_lock)
            {
                return _firstError ?? _lastLine;
            }
        }
    }

    public static BootedProcess Start(BootTarget target)
    {
        var start = new ProcessStartInfo(target.Program, target.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.IsPathRooted(target.Program) ? Path.GetDirectoryName(target.Program) : null };

        foreach (var (name, value) in target.Environment)
        {
            start.Environment[name] = value;
        }

        var booted = new BootedProcess(new Process { StartInfo = start }, target);
        booted._process.ErrorDataReceived += (_, line) => booted.Keep(line.Data, isError: true);
        booted._process.OutputDataReceived += (_, line) => booted.Keep(line.Data, isError: false);
        booted._process.Start();
        booted._process.BeginErrorReadLine();
        booted._process.BeginOutputReadLine();

        return booted;
    }

    /// <summary>When it has ended, waits shortly for what it said last.</summary>
    public async Task<bool> HasEndedAsync()
    {
        if (!_process.HasExited)
        {
            return false;
        }

        // A child that it left behind may hold its output open.
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _process.WaitForExitAsync(late.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        return true;
    }

    public async Task<bool> EndsWithinAsync(TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);

        try
        {
            await _process.WaitForExitAsync(late.Token);

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Asks it to end as Fly does, and kills it when it does not. False: it had to be killed.</summary>
    public async Task<bool> StopAsync(TimeSpan within, TimeProvider timeProvider)
    {
        using var late = new CancellationTokenSource(within, timeProvider);
        _ = Kill(_process.Id, Terminate);

        try
        {
            await _process.WaitForExitAsync(late.Token);

            return true;
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);

            return false;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        CleanUp();
    }

    private void CleanUp()
    {
        if (_target.CleanUp.Count == 0)
        {
            return;
        }

        using var cleaning = Process.Start(new ProcessStartInfo(_target.Program, _target.CleanUp) { RedirectStandardOutput = true, RedirectStandardError = true });
        cleaning?.WaitForExit(s_cleanUp);
    }

    private void Keep(string? line, bool isError)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lock)
        {
            _lastLine = line;
            _firstError ??= isError || line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) ? line : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
