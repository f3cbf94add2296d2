using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotDash.Embedded.Host.Processes;

/// <summary>
/// One server process: own account, bare environment (the host's holds passwords), output passed on line by line, ended
/// together with the host even when the host is killed.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private const int TailLength = 40;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _tail = new();
    private readonly Watchdog _watchdog = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => PassOn(line.Data);
        _process.ErrorDataReceived += (_, line) => PassOn(line.Data);
        _process.Exited += (_, _) => _ended.TrySetResult();
    }

    public IReadOnlyCollection<string> Tail => _tail;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public static ServerProcess Start(ProcessLaunch launch)
    {
        var process = new Process { StartInfo = launch.ToStartInfo(), EnableRaisingEvents = true };
        var server = new ServerProcess(process);
        process.Start();
        server._watchdog.Guard(process.Id, launch.StopSignal, launch.DeleteAfter);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        if (launch.Input is not null)
        {
            process.StandardInput.Write(launch.Input);
        }

        process.StandardInput.Close();
        return server;
    }

    /// <summary>Waits for the process alone. Process.WaitForExitAsync waits for the end of its output too, which an orphaned backend can hold open for hours.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _ended.Task.WaitAsync(cancellationToken);

    /// <summary>Sends the signals in turn, each with its patience, and SIGKILL at the end.</summary>
    public async Task StopAsync(IEnumerable<(int Signal, TimeSpan Patience)> escalation)
    {
        foreach (var (signal, patience) in escalation.Append((Signals.Kill, TimeSpan.FromSeconds(5))))
        {
            if (_process.HasExited)
            {
                return;
            }

            _ = Native.Kill(_process.Id, signal);

            try
            {
                await _ended.Task.WaitAsync(patience);
            }
            catch (TimeoutException)
            {
                Console.Error.WriteLine($"process {_process.Id} did not end within {patience.TotalSeconds} s of signal {signal}");
            }
        }
    }

    public void Dispose()
    {
        _watchdog.Dispose();
        _process.Dispose();
    }

    private void PassOn(string? line)
    {
        if (line is null)
        {
            return;
        }

        _tail.Enqueue(line);
        while (_tail.Count > TailLength)
        {
            _tail.TryDequeue(out _);
        }

        Console.Out.WriteLine(line);
    }
}
