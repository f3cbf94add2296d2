using System.Data.Common;
using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Probes;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching;

/// <summary>Measures every environment at an interval, keeps what was measured and brings the alerts in line. One process at a time watches.</summary>
internal sealed partial class WatchLoop(
    NpgsqlDataSource dataSource,
    WatchedEnvironments environments,
    IEnumerable<IProbe> probes,
    SampleStore samples,
    WatchMeters meters,
    AlertBook alerts,
    WatchPasses passes,
    IHttpClientFactory clients,
    IOptions<WatchOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<WatchLoop> logger) : BackgroundService
{
    /// <summary>Any number that no other program locks in this database.</summary>
    private const long Lock = 0x486F74446173;

    private static readonly TimeSpan s_switchTimeout = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first pass asks this process too, which answers once it has started.
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.Interval, time);

        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var claim = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = Lock } } };

        if (await claim.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return;
        }

        var watched = environments.All;
        var at = time.GetUtcNow().UtcDateTime;
        var measured = await Task.WhenAll(
            from environment in watched
            from probe in probes.Where(probe => probe is not CertificateProbe)
            select probe.MeasureAsync(environment, at, cancellationToken));

        // Certificates are seen while the others ask.
        var certificates = await Task.WhenAll(
            from environment in watched
            from probe in probes.OfType<CertificateProbe>()
            select probe.MeasureAsync(environment, at, cancellationToken));
        List<Sample> all = [.. measured.Concat(certificates).SelectMany(list => list)];
        await samples.AddAsync(all, cancellationToken);
        meters.Record(all);
        await alerts.EvaluateAsync(watched, cancellationToken);
        await passes.MarkAsync(time.GetUtcNow().UtcDateTime, cancellationToken);
        await AskDeadMansSwitchAsync(cancellationToken);
    }

    private async Task AskDeadMansSwitchAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DeadMansSwitch is not { } address)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_switchTimeout);

        try
        {
            using var client = clients.CreateClient(HttpProbe.ClientName);
            using var response = await client.GetAsync(address, limit.Token);
            response.EnsureSuccessStatusCode();
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogSwitchFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A pass of watching failed: the database does not answer")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dead man's switch could not be reached")]
    private partial void LogSwitchFailed(Exception exception);
}
