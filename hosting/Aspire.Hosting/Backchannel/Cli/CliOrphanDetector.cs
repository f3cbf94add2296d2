namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>Stops the AppHost when the CLI that started it is gone: a killed CLI cannot ask for it.</summary>
internal sealed partial class CliOrphanDetector(
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<CliOrphanDetector> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (CliLauncher.From(configuration) is not { } launcher)
        {
            return;
        }

        using var timer = new PeriodicTimer(s_interval, timeProvider);
        do
        {
            if (!launcher.IsAlive())
            {
                LogLauncherGone(launcher.ProcessId);
                lifetime.StopApplication();
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "The Aspire CLI (process {ProcessId}) that started this AppHost is gone; stopping.")]
    private partial void LogLauncherGone(int processId);
}
