using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HotDash.ChatwootBenchmark;

/// <summary>The service, or the bare server, as a process of its own beside this one.</summary>
internal sealed class ServerProcess(string database, string redis, string program) : IAsyncDisposable
{
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    public double MemoryMegabytes
    {
        get
        {
            _process?.Refresh();

            return (_process?.WorkingSet64 ?? 0) / 1024d / 1024;
        }
    }

    public async Task PrepareAsync()
    {
        using var prepare = Launch("prepare");
        await prepare.WaitForExitAsync();
        if (prepare.ExitCode != 0)
        {
            throw new InvalidOperationException($"Preparing the database ended with exit code {prepare.ExitCode}.");
        }
    }

    public async Task StartAsync()
    {
        _process = program == "HotDash.Chatwoot" ? Launch() : Launch("bare", Address.ToString());
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(Address, "health"));

                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"{program} does not answer at {Address}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    private Process Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments);
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ConnectionStrings__chatwoot"] = database, ["ConnectionStrings__redis"] = redis, ["ASPNETCORE_URLS"] = Address.ToString(),
            ["Logging__LogLevel__Default"] = "Warning", ["Chatwoot__Setup__AdminEmail"] = "admin@hotdash.test", ["Chatwoot__Setup__AdminPassword"] = "Correct-horse-1",
            ["Chatwoot__Setup__ApiAccessToken"] = BenchmarkRequest.Token,
        })
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
