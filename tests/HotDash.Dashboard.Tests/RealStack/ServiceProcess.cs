using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace HotDash.Dashboard.Tests.RealStack;

/// <summary>One of the product's services as the build made it, in a process of its own. It can be stopped, frozen and killed.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private ServiceProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static ServiceProcess Start(string project, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var assembly = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, configuration, $"{project}.dll"));
        var start = new ProcessStartInfo(Muxer, [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServiceProcess(Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start."));
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task EndedAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);

        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} ended with {_process.ExitCode}:\n{Output}");
        }
    }

    public async Task AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();

        while (!await IsHealthyAsync(http, address, cancellationToken))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} ended with {_process.ExitCode}:\n{Output}");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public void Kill() => Signal("KILL");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();

            // Killed, it ends at once.
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static string Muxer => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health"), cancellationToken);

            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
