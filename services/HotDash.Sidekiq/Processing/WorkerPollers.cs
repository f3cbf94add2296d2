using HotDash.Sidekiq.Cron;
using HotDash.Sidekiq.Fetching;
using HotDash.Sidekiq.Scheduling;
using Microsoft.Extensions.Options;

namespace HotDash.Sidekiq.Processing;

/// <summary>What a worker looks for from time to time: jobs of dead processes, due jobs and due cron entries.</summary>
internal sealed class WorkerPollers(
    OrphanRecovery recovery,
    JobPromoter promoter,
    CronPoller cron,
    CronStore cronStore,
    WorkerControl control,
    WorkerLoop loop,
    IOptions<CronSchedule> schedule,
    IOptions<SidekiqWorkerOptions> options)
{
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(RecoverAsync(cancellationToken), PromoteAsync(cancellationToken), CronAsync(cancellationToken));

    private Task RecoverAsync(CancellationToken cancellationToken) =>
        loop.RunAsync("recovery", () => options.Value.RecoveryInterval, token => recovery.RunAsync(token), cancellationToken);

    /// <summary>The more processes, the longer each one waits, so that together they look at the mean interval.</summary>
    private Task PromoteAsync(CancellationToken cancellationToken) => loop.RunAsync(
        "schedule",
        () => options.Value.ScheduledPollInterval * control.Processes * (0.5 + Random.Shared.NextDouble()),
        async token =>
        {
            await promoter.PromoteDueAsync(SidekiqKeys.Retry, token);
            await promoter.PromoteDueAsync(SidekiqKeys.Schedule, token);
        },
        cancellationToken);

    private Task CronAsync(CancellationToken cancellationToken)
    {
        var loaded = schedule.Value.Entries.Count == 0;

        return loop.RunAsync(
            "cron",
            () => loaded ? cron.Pause : options.Value.RecoveryInterval,
            async token =>
            {
                if (!loaded)
                {
                    await cronStore.LoadAsync([.. schedule.Value.Entries], token);
                    loaded = true;
                }

                await cron.RunAsync(token);
            },
            cancellationToken);
    }
}
