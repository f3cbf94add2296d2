using System.Diagnostics;
using HotDash.Sidekiq.Fetching;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotDash.Sidekiq.Processing;

/// <summary>One run of one job, from its payload to its settlement. Nothing a job does ends the worker.</summary>
internal sealed partial class JobRunner(
    Fetcher fetcher,
    JobHandlers handlers,
    JobRetry retry,
    IServiceScopeFactory scopes,
    IEnumerable<IServerMiddleware> middleware,
    IOptions<SidekiqWorkerOptions> options,
    TimeProvider timeProvider,
    ILogger<JobRunner> logger) : IDisposable
{
    private readonly IServerMiddleware[] _middleware = [.. middleware];
    private readonly SemaphoreSlim _suspects = new(1);

    public async Task RunAsync(UnitOfWork unit)
    {
        JobRecord job;
        JobHandlerRegistration handler;

        try
        {
            job = Read(unit);
            handler = handlers.Find(job.Class)
                ?? throw new UnknownJobClassException($"No handler performs job class '{job.Class}'. Deploy a worker that knows it, then retry the job from the dead set.");
        }
        catch (Exception error) when (error is MalformedJobException or UnknownJobClassException)
        {
            LogUnusable(unit.Queue, error.Message);
            await retry.BuryAsync(unit, error);

            return;
        }

        if (unit.Crashes == 0)
        {
            await PerformAsync(unit, job, handler);
        }
        else
        {
            await PerformSuspectAsync(unit, job, handler);
        }
    }

    /// <summary>
    /// A job that was there as a process died is marked before it starts, so that the next crash counts against it
    /// only if it was really running. From the second crash on such jobs run one at a time: then a third one has
    /// exactly one culprit.
    /// </summary>
    private async Task PerformSuspectAsync(UnitOfWork unit, JobRecord job, JobHandlerRegistration handler)
    {
        var alone = unit.Crashes > 1;

        if (alone)
        {
            await _suspects.WaitAsync(CancellationToken.None);
        }

        try
        {
            await SettlementLoop.RunAsync(() => fetcher.MarkStartedAsync(unit), unit.Epoch);
            await PerformAsync(unit, job, handler);
            await SettlementLoop.RunAsync(() => fetcher.ClearSuspicionAsync(unit), unit.Epoch);
        }
        finally
        {
            if (alone)
            {
                _suspects.Release();
            }
        }
    }

    public void Dispose() => _suspects.Dispose();

    private JobRecord Read(UnitOfWork unit) =>
        unit.Payload.Length <= options.Value.MaxPayloadBytes
            ? JobRecord.Parse(unit.Payload)
            : throw new MalformedJobException($"The payload has {unit.Payload.Length} bytes; the limit is {options.Value.MaxPayloadBytes}. Pass a reference instead of the data.");

    private async Task PerformAsync(UnitOfWork unit, JobRecord job, JobHandlerRegistration handler)
    {
        var context = new JobContext(job);
        var startedAt = timeProvider.GetTimestamp();
        using var activity = SidekiqTelemetry.StartPerform(job, unit.Queue);
        SidekiqTelemetry.RecordLatency(unit.Queue, job, timeProvider);

        try
        {
            await InvokeAsync(unit, context, handler);
            SidekiqTelemetry.RecordDone(unit.Queue, job.Class, timeProvider.GetElapsedTime(startedAt), failed: false);
        }
        catch (OperationCanceledException) when (unit.Epoch.IsOver)
        {
            LogLetGo(job.Class, job.Jid);
            fetcher.Drop(unit);

            return;
        }
        catch (DiscardJobException error)
        {
            LogDiscarded(job.Class, job.Jid, error.Message);
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            activity?.AddException(error);
            SidekiqTelemetry.RecordDone(unit.Queue, job.Class, timeProvider.GetElapsedTime(startedAt), failed: true);
            await retry.FailAsync(unit, context, handler, error);

            return;
        }

        fetcher.Acknowledge(unit, failed: false);
    }

    private async Task InvokeAsync(UnitOfWork unit, JobContext context, JobHandlerRegistration handler)
    {
        await using var scope = scopes.CreateAsyncScope();

        if ((handler.Options.Timeout ?? options.Value.JobTimeout) is not { } limit)
        {
            await StepAsync(scope.ServiceProvider, context, handler, 0, unit.Epoch.Ended);

            return;
        }

        using var expiry = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, unit.Epoch.Ended);

        try
        {
            await StepAsync(scope.ServiceProvider, context, handler, 0, either.Token);
        }
        catch (OperationCanceledException error) when (expiry.IsCancellationRequested && !unit.Epoch.IsOver)
        {
            throw new TimeoutException($"The job ran longer than its limit of {limit.TotalSeconds:0.###} s.", error);
        }
    }

    private Task StepAsync(IServiceProvider services, JobContext context, JobHandlerRegistration handler, int step, CancellationToken cancellationToken) =>
        step < _middleware.Length
            ? _middleware[step].InvokeAsync(context, token => StepAsync(services, context, handler, step + 1, token), cancellationToken)
            : ((IJobHandler)services.GetRequiredService(handler.Handler)).PerformAsync(context, cancellationToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "A payload of queue {Queue} cannot be performed and goes to the dead set: {Reason}")]
    private partial void LogUnusable(string queue, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{JobClass} {Jid} was interrupted; it will run again")]
    private partial void LogLetGo(string jobClass, string jid);

    [LoggerMessage(Level = LogLevel.Information, Message = "{JobClass} {Jid} was discarded: {Reason}")]
    private partial void LogDiscarded(string jobClass, string jid, string reason);
}
