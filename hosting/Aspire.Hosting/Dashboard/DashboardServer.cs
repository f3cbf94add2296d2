namespace Aspire.Hosting.Dashboard;

/// <summary>Owns the gRPC server and the feed behind it for the time of the run.</summary>
internal sealed class DashboardServer(
    DashboardGrpcService service, DashboardResourceFeed feed, DashboardOptions options, ILoggerFactory loggerFactory)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task<DashboardServiceHost>? _host;
    private Task _feeding = Task.CompletedTask;

    public async Task<Uri> GetAddressAsync(CancellationToken cancellationToken) => (await EnsureStarted().WaitAsync(cancellationToken)).Address;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _feeding = feed.RunAsync(_stopping.Token);
        await EnsureStarted().WaitAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _feeding;
        if (_host is { IsCompletedSuccessfully: true })
        {
            await (await _host).DisposeAsync();
        }
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>Whoever needs it first starts it: it comes up while DCP does.</summary>
    private Task<DashboardServiceHost> EnsureStarted()
    {
        lock (_lock)
        {
            return _host ??= Task.Run(() => DashboardServiceHost.StartAsync(
                service, options.ResourceServiceApiKey, options.ResourceServiceUrl?.Port ?? 0, loggerFactory, _stopping.Token));
        }
    }
}
