using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace HotDash.Mailbox.Tests;

/// <summary>The mailbox program with a folder and ports of its own.</summary>
public sealed class MailboxProcess : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotdash-mailbox-");
    private Process? _process;

    public const string Password = "mailbox-Pw1";

    public int SmtpPort { get; private set; }

    public int ImapPort { get; private set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>A port that was free when it was chosen may be another test's when the mailbox binds it, so a first start that ends is tried again.</summary>
    public async ValueTask InitializeAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            (SmtpPort, ImapPort, Address) = (FreePort(), FreePort(), new($"http://127.0.0.1:{FreePort()}"));
            try
            {
                await StartAsync();

                return;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await StopAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    private async Task StartAsync()
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "HotDash.Mailbox.Host.dll")]) { RedirectStandardOutput = true };
        start.Environment["Mailbox__Folder"] = _folder.FullName;
        start.Environment["Mailbox__Password"] = Password;
        start.Environment["Mailbox__SmtpPort"] = $"{SmtpPort}";
        start.Environment["Mailbox__ImapPort"] = $"{ImapPort}";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        _process = Process.Start(start) ?? throw new InvalidOperationException("The mailbox did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();

        using var client = new HttpClient { BaseAddress = Address };
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(60))
            {
                // Not listening yet.
            }
            catch (HttpRequestException exception)
            {
                throw new InvalidOperationException($"The mailbox {(_process.HasExited ? $"ended with {_process.ExitCode}" : "did not listen")} after {clock.Elapsed}.", exception);
            }
        }
    }

    private async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
