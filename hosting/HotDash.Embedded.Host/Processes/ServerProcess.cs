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
    private readonly Watchdog _watchdog;

    private ServerProcess(Process process, Watchdog watchdog)
    {
        _process = process;
        _watchdog = watchdog;
    }

    public IReadOnlyCollection<string> Tail => _tail;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public static ServerProcess Start(ProcessLaunch launch)
    {
        var start = launch.ToStartInfo();
        var process = new Process { StartInfo = start };
        var server = new ServerProcess(process, new Watchdog());
        process.OutputDataReceived += (_, line) => server.PassOn(line.Data);
        process.ErrorDataReceived += (_, line) => server.PassOn(line.Data);
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

    public Task WaitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

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
            using var timeout = new CancellationTokenSource(patience);

            try
            {
                await _process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
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
