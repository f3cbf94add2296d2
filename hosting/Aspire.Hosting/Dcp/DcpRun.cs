namespace Aspire.Hosting.Dcp;

/// <summary>Everything that lives as long as one DCP: the watches, the log streams, the launcher.</summary>
internal sealed partial class DcpRun : IAsyncDisposable
{
    // DCP kills what is left after that.
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(8);
    private readonly DcpHost _host;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _starting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _background = [];

    public DcpRun(DcpHost host, DcpApplication application, IServiceProvider services)
    {
        var notifications = services.GetRequiredService<ResourceNotificationService>();
        var loggers = services.GetRequiredService<ResourceLoggerService>();
        _host = host;
        _lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        _logger = services.GetRequiredService<ILogger<DcpRun>>();
        Application = application;
        ConsoleLogs = new DcpConsoleLogs(host.Client, application, loggers);
        loggers.Source = ConsoleLogs;
        Launcher = new DcpLauncher(
            host.Client,
            services.GetRequiredService<DcpLaunchFactory>(),
            ConsoleLogs,
            services.GetRequiredService<TimeProvider>());
        Starter = ActivatorUtilities.CreateInstance<DcpStarter>(services, Launcher, application);
        Watch(services, new DcpReporter(
            application, ConsoleLogs, notifications, loggers, new DcpNudge(host.Client, services.GetRequiredService<TimeProvider>(), Stopping)));
    }

    public DcpApplication Application { get; }

    public DcpConsoleLogs ConsoleLogs { get; }

    public DcpLauncher Launcher { get; }

    public DcpStarter Starter { get; }

    public DcpClient Client => _host.Client;

    /// <summary>Cancelled first, so that nothing is started any more while the rest stops.</summary>
    public CancellationToken Starting => _starting.Token;

    private CancellationToken Stopping => _stopping.Token;

    /// <summary>Owns work that goes on after the application's start; it is awaited when the run ends.</summary>
    public void Track(Task work) => _background.Add(work);

    public async ValueTask DisposeAsync()
    {
        await _starting.CancelAsync();
        using (var timeout = new CancellationTokenSource(s_stopTimeout))
        {
            await new DcpShutdown(Application, Launcher, _logger).StopDependentsAsync(timeout.Token);
        }

        _host.Mute();
        await _stopping.CancelAsync();
        await Task.WhenAll(_background);
        await _host.DisposeAsync();
        Application.Dispose();
        _starting.Dispose();
        _stopping.Dispose();
    }

    private void Watch(IServiceProvider services, DcpReporter reporter)
    {
        var timeProvider = services.GetRequiredService<TimeProvider>();
        Track(GuardAsync(new DcpWatcher<Objects.DcpExecutable>(Client, timeProvider, _logger).RunAsync(reporter.OnExecutableAsync, Stopping)));
        Track(GuardAsync(new DcpWatcher<Objects.DcpEndpoint>(Client, timeProvider, _logger).RunAsync(reporter.OnEndpointAsync, Stopping)));
        if (Application.Resources.Any(resource => resource.IsContainer))
        {
            Track(GuardAsync(new DcpWatcher<Objects.DcpContainer>(Client, timeProvider, _logger).RunAsync(reporter.OnContainerAsync, Stopping)));
        }

        Track(ConsoleLogs.RunAsync(Stopping));
    }

    /// <summary>Without DCP nothing can be shown or stopped any more: the application ends, and says why.</summary>
    private async Task GuardAsync(Task watch)
    {
        try
        {
            await watch;
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (DcpException e)
        {
            LogLost(e);
            _lifetime.StopApplication();
        }
        catch (Exception e)
        {
            // States would stand still from here on.
            LogWatchFailed(e);
            _lifetime.StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Critical, "Following the resources failed. The application stops; start it again.")]
    private partial void LogWatchFailed(Exception exception);

    [LoggerMessage(LogLevel.Critical, "DCP, which runs the resources, is gone. The application stops; start it again.")]
    private partial void LogLost(Exception exception);
}
