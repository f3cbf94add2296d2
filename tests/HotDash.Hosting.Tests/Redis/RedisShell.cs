using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HotDash.Hosting.Tests.Redis;

/// <summary>The container's command, run on this machine with a port and a folder of its own.</summary>
internal sealed class RedisShell : IAsyncDisposable
{
    public const string Server = "/usr/bin/redis-server";

    private const string ConfigurationInContainer = "/tmp/redis.conf";

    private readonly Process _process;
    private readonly string _folder;

    private RedisShell(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    public static async Task<RedisShell> StartAsync(IReadOnlyList<string> arguments, string password, int? port = null)
    {
        var folder = Directory.CreateTempSubdirectory("hotdash-redis-").FullName;
        var effectivePort = port ?? FreePort();
        var command = arguments[1].Replace(ConfigurationInContainer, Path.Combine(folder, "redis.conf"), StringComparison.Ordinal);
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { arguments[0], string.Create(CultureInfo.InvariantCulture, $"{command} --port {effectivePort} --bind 127.0.0.1 --dir {folder}") },
            Environment = { ["REDIS_PASSWORD"] = password },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");

        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // Until the server ends; a full pipe would stop it.

                return new RedisShell(process, folder, effectivePort);
            }
        }

        throw new InvalidOperationException($"The server ended with exit code {process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
