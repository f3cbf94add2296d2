using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Fetching;
using HotDash.Sidekiq.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotDash.Sidekiq.Processing;

/// <summary>Where a failed job goes: to the retry set, after the last retry to the dead set, with <c>retry: false</c> nowhere.</summary>
internal sealed partial class JobRetry(
    Fetcher fetcher,
    IServiceScopeFactory scopes,
    IOptions<SidekiqWorkerOptions> options,
    IOptions<SidekiqClientOptions> client,
    TimeProvider timeProvider,
    ILogger<JobRetry> logger)
{
    /// <summary>A payload that cannot be performed at all.</summary>
    public Task BuryAsync(UnitOfWork unit, Exception error)
    {
        var now = timeProvider.GetUtcNow();
        var failure = error switch
        {
            UnknownJobClassException => JobFailure.From(error) with { ErrorClass = "NameError" },
            MalformedJobException => JobFailure.From(error) with { ErrorClass = "HotDash::MalformedJob" },
            _ => JobFailure.From(error),
        };
        var payload = FailedPayload.ForDeadSet(unit.Payload, unit.Queue, failure, now);

        return SettlementLoop.RunAsync(() => fetcher.SettleAsync(unit, SettleKind.Dead, payload, now, failed: true), unit.Epoch);
    }

    public async Task FailAsync(UnitOfWork unit, JobContext context, JobHandlerRegistration handler, Exception error)
    {
        var now = timeProvider.GetUtcNow();
        var job = context.Job;
        var count = context.Attempt;
        var failure = JobFailure.From(error);

        if (error is MalformedJobException)
        {
            LogUnusable(job.Class, job.Jid, error.Message);
            await BuryAsync(unit, error);

            return;
        }

        if (!job.Retry.IsNever && count < (job.Retry.Count ?? options.Value.MaxRetries))
        {
            var delay = RetryDelay.After(count, handler.Options.RetryIn?.Invoke(count, error), Random.Shared);
            LogRetry(job.Class, job.Jid, count, delay.TotalSeconds, error);
            await SettleAsync(unit, SettleKind.Set, failure, now, now + delay);

            return;
        }

        await ExhaustAsync(unit, context, handler, error);
        var drop = job.Retry.IsNever || job.Find("dead") is { ValueKind: System.Text.Json.JsonValueKind.False };
        LogExhausted(job.Class, job.Jid, drop ? "dropped" : "moved to the dead set", error);
        await SettleAsync(unit, drop ? SettleKind.Drop : SettleKind.Dead, failure, now, now);
    }

    private Task SettleAsync(UnitOfWork unit, SettleKind kind, JobFailure failure, DateTimeOffset now, DateTimeOffset score)
    {
        var payload = FailedPayload.AfterFailure(unit.Payload, unit.Queue, failure, now, client.Value.TimeFormat);

        return SettlementLoop.RunAsync(() => fetcher.SettleAsync(unit, kind, payload, score, failed: true), unit.Epoch);
    }

    private async Task ExhaustAsync(UnitOfWork unit, JobContext context, JobHandlerRegistration handler, Exception error)
    {
        if (handler.Options.OnExhausted is not { } callback)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await callback(scope.ServiceProvider, context, error, unit.Epoch.Ended);
        }
        catch (Exception callbackError)
        {
            LogExhaustedCallbackFailed(context.Job.Class, context.Job.Jid, callbackError);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{JobClass} {Jid} has arguments that its handler cannot use and goes to the dead set: {Reason}")]
    private partial void LogUnusable(string jobClass, string jid, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{JobClass} {Jid} failed (retry {Count} follows in {DelaySeconds:0} s)")]
    private partial void LogRetry(string jobClass, string jid, int count, double delaySeconds, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "{JobClass} {Jid} failed for the last time and was {Outcome}")]
    private partial void LogExhausted(string jobClass, string jid, string outcome, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The last-retry callback of {JobClass} {Jid} failed")]
    private partial void LogExhaustedCallbackFailed(string jobClass, string jid, Exception error);
}
