using System.Diagnostics;

namespace HotDash.Cli.Tests;

public sealed class StartedByDotnetRun : AppHostFixture
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private Process? _process;

    protected override async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", AspireCli.MiniAppHost])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = AspireCli.ProjectDirectory,
        };
        Cli.ApplyEnvironment(start);
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet run did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();

        using var timeout = new CancellationTokenSource(s_patience);
        var sockets = Cli.Sockets;
        while (!Directory.Exists(sockets) || Directory.GetFiles(sockets).Length is 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), timeout.Token);
        }
    }

    protected override async Task StoppedAsync()
    {
        await _process!.WaitForExitAsync().WaitAsync(s_patience);
        Assert.Equal(0, _process.ExitCode);
        _process.Dispose();
    }
}
