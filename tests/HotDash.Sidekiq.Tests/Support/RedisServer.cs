using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Tests.Support;

/// <summary>A redis-server of its own for one test class, on a port of 127.0.0.1. Its password goes in by standard input.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private const string Password = "for-tests-only";
    private static int s_database = -1;

    private readonly string _folder = Directory.CreateTempSubdirectory("hotdash-redis-").FullName;
    private Process? _process;

    public int Port { get; private set; }

    public string ConnectionString => $"127.0.0.1:{Port},password={Password}";

    public Uri Url => new($"redis://:{Password}@127.0.0.1:{Port}/0");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Executable.Find("redis-server") is not null, "redis-server is not installed (apt-get install redis-server).");
        Port = FreePort();
        await StartAsync();
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("redis-server", ["-"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start.");
        await _process.StandardInput.WriteAsync(
            $"""
            port {Port}
            bind 127.0.0.1
            requirepass {Password}
            dir {_folder}
            save ""
            appendonly yes
            databases 64

            """);
        _process.StandardInput.Close();
        _ = _process.StandardOutput.ReadToEndAsync();
        await using var probe = await ConnectAsync();
        await probe.GetDatabase().PingAsync();
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync(ConnectionString + ",connectRetry=50,connectTimeout=1000,allowAdmin=true");

    /// <summary>A database that no other test uses.</summary>
    public string NewDatabase() => $"{ConnectionString},defaultDatabase={Interlocked.Increment(ref s_database) % 64}";

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
