using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HotDash.Sidekiq.Fetching;
using HotDash.Sidekiq.Heartbeats;
using HotDash.Sidekiq.Statistics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Processing;

/// <summary>
/// Runs all loops of the worker. On a stop signal it stops fetching, lets running jobs finish within the timeout,
/// then cancels them and gives back what is left.
/// </summary>
[SuppressMessage("Reliability", "CA1812", Justification = "Created by the host.")]
internal sealed partial class SidekiqWorker(
    Fetcher fetcher,
    IServiceProvider services,
    SidekiqConnection connection,
    Heartbeat heartbeat,
    BusyJobs busy,
    QueueOrder queues,
    WorkerLoop loop,
    WorkerControl control,
    WorkerGauges gauges,
    WorkerPollers pollers,
    IOptions<SidekiqWorkerOptions> options,
    TimeProvider timeProvider,
    ILogger<SidekiqWorker> logger) : BackgroundService
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var quietSignal = OperatingSystem.IsWindows()
            ? null
            : PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal =>
            {
                signal.Cancel = true;
                Quiet();
            });
        using var fetching = new CancellationTokenSource();
        using var working = new CancellationTokenSource();
        LogStarted(options.Value.Concurrency, queues.Names);

        var fetch = fetcher.RunAsync(fetching.Token);
        var processors = Enumerable.Range(0, options.Value.Concurrency)
            .Select(number => services.GetRequiredService<Processor>().RunAsync(number, working.Token))
            .ToArray();
        Task[] beats = [RenewAsync(working.Token), BeatAsync(working.Token)];
        var polling = pollers.RunAsync(stoppingToken);

        await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Quiet();
        var idle = await WaitUntilIdleAsync(options.Value.Timeout);
        await fetching.CancelAsync();
        await fetch;
        await WaitBrieflyAsync(polling);

        if (!idle)
        {
            LogCancelling(fetcher.Active);
            await fetcher.CancelJobsAsync();
            await WaitUntilIdleAsync(options.Value.CancellationGrace);
        }

        await CloseAsync();
        await working.CancelAsync();
        await WaitBrieflyAsync([.. beats, .. processors]);
        LogStopped();
    }

    private void Quiet()
    {
        LogQuiet();
        fetcher.Quiet();
    }

    /// <summary>A loop whose command waits for a Redis that is gone must not hold up the end: it holds nobody's job.</summary>
    private async Task WaitBrieflyAsync(params Task[] loops) =>
        await Task.WhenAny(Task.WhenAll(loops), Task.Delay(s_farewell, timeProvider, CancellationToken.None));

    /// <summary>True: nothing runs any more.</summary>
    private async Task<bool> WaitUntilIdleAsync(TimeSpan atMost)
    {
        var since = timeProvider.GetTimestamp();

        while (fetcher.Active > 0)
        {
            if (timeProvider.GetElapsedTime(since) >= atMost)
            {
                return false;
            }

            await Task.Delay(s_poll, CancellationToken.None);
        }

        return true;
    }

    /// <summary>Without Redis nothing can be given back; the jobs stay in the private lists and are taken back later.</summary>
    private async Task CloseAsync()
    {
        if (!await connection.IsConnectedAsync())
        {
            LogCloseFailed("not connected");

            return;
        }

        try
        {
            await fetcher.CloseAsync();
            await heartbeat.ClearAsync();
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            LogCloseFailed(error.Message);
        }
    }

    private Task RenewAsync(CancellationToken cancellationToken) =>
        loop.RunAsync("lease", () => options.Value.Lease / 5, _ => fetcher.RenewAsync(), cancellationToken);

    private Task BeatAsync(CancellationToken cancellationToken) => loop.RunAsync(
        "heartbeat",
        () => options.Value.HeartbeatInterval,
        async token =>
        {
            var signals = await heartbeat.BeatAsync();
            await control.CountProcessesAsync();
            await gauges.RefreshAsync(token);

            foreach (var signal in signals)
            {
                Handle(signal);
            }
        },
        cancellationToken);

    private void Handle(string signal)
    {
        switch (signal)
        {
            case "TSTP":
                Quiet();
                break;
            case "TERM":
                LogStopRequested();
                control.Stop();
                break;
            case "TTIN":
                foreach (var (thread, job) in busy.Snapshot())
                {
                    LogBusy(thread, job.Queue, job.StartedAt);
                }

                break;
            default:
                LogUnknownSignal(signal);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The worker started with {Concurrency} slots for the queues {Queues}")]
    private partial void LogStarted(int concurrency, IReadOnlyList<string> queues);

    [LoggerMessage(Level = LogLevel.Information, Message = "The worker stopped fetching")]
    private partial void LogQuiet();

    [LoggerMessage(Level = LogLevel.Information, Message = "Sidekiq's API asked this process to stop")]
    private partial void LogStopRequested();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} jobs did not finish within the timeout and are cancelled")]
    private partial void LogCancelling(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis was out of reach while stopping; unfinished jobs will be taken back by another worker: {Reason}")]
    private partial void LogCloseFailed(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Thread {Thread} is busy with a job of queue {Queue} since {StartedAt:O}")]
    private partial void LogBusy(string thread, string queue, DateTimeOffset startedAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The signal '{Signal}' is unknown and was ignored")]
    private partial void LogUnknownSignal(string signal);

    [LoggerMessage(Level = LogLevel.Information, Message = "The worker stopped")]
    private partial void LogStopped();
}
