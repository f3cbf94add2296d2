using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace HotDash.Migrations.Tool.Scratch;

/// <summary>The server that files are tried out on: one that was given, or an own one that lives as long as the command.</summary>
internal sealed partial class ScratchServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process? _host;
    private readonly DirectoryInfo? _folder;

    private ScratchServer(string connectionString, Process? host, DirectoryInfo? folder)
    {
        ConnectionString = connectionString;
        _host = host;
        _folder = folder;
    }

    public string ConnectionString { get; }

    public static ScratchServer Given(string connectionString) => new(connectionString, null, null);

    /// <param name="host">The assembly of HotDash.Embedded.Host.</param>
    /// <exception cref="MigrationException">It did not become ready.</exception>
    public static async Task<ScratchServer> StartAsync(string host, CancellationToken cancellationToken)
    {
        if (!File.Exists(host))
        {
            throw new MigrationException($"The embedded host '{host}' does not exist. Build it, or give a scratch server as ConnectionStrings__scratch.");
        }

        var folder = Directory.CreateTempSubdirectory("hotdash-scratch-");
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var start = new ProcessStartInfo(DotNet(), [Path.ChangeExtension(host, ".dll"), "postgres"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["EMBEDDED_EPHEMERAL"] = "true";
        start.Environment["EMBEDDED_PASSWORD"] = password;
        start.Environment["EMBEDDED_DATA"] = folder.FullName;
        var process = Process.Start(start) ?? throw new MigrationException($"The embedded host '{host}' did not start.");

        try
        {
            var port = await ReadPortAsync(process, cancellationToken).WaitAsync(s_patience, cancellationToken);

            return new ScratchServer($"Host=127.0.0.1;Port={port};Username=postgres;Password={password};Database=postgres", process, folder);
        }
        catch (Exception exception) when (exception is not MigrationException)
        {
            process.Kill(entireProcessTree: true);
            throw new MigrationException($"The scratch server did not become ready: {exception.Message}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            _ = SendSignal(host.Id, 15);
            using var patience = new CancellationTokenSource(s_patience);
            await host.WaitForExitAsync(patience.Token);
            host.Dispose();
        }

        if (_folder is { Exists: true } folder)
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> ReadPortAsync(Process process, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);

        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (ReadyLine().Match(line) is { Success: true } ready)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);

                return ready.Groups[1].Value;
            }

            said.Add(line);
        }

        throw new MigrationException($"The scratch server ended before it was ready:\n{string.Join('\n', said)}\n{await error}");
    }

    private static string DotNet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [GeneratedRegex(@"^ready: .+ on 127\.0\.0\.1:(\d+) ")]
    private static partial Regex ReadyLine();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
