using System.Collections.Concurrent;
using HotDash.Sidekiq.Cron;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Sidekiq.Tests;

/// <summary>The machine's clock is set while the worker runs.</summary>
public sealed class ClockJumpTests(RedisFixture engine) : IClassFixture<RedisFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-0.1)]
    public async Task Clock_SetByDays_KeepsJobsCronAndLeaseGoing(double days)
    {
        var clock = new JumpingClock();
        var runs = new ConcurrentQueue<string>();
        await using var worker = await WorkerHost.StartAsync(
            await engine.NewDatabaseAsync(),
            (context, _) =>
            {
                runs.Enqueue(context.Job.Class);

                return Task.CompletedTask;
            },
            options => options.CronPollInterval = TimeSpan.FromMilliseconds(300),
            services => services
                .AddSingleton<TimeProvider>(clock)
                .AddCronSchedule([new CronEntry("every_second", "* * * * * *", "CronJob", "default")]),
            "TestJob",
            "CronJob");
        await Eventually.TrueAsync(() => Task.FromResult(runs.Contains("CronJob")), "cron runs before");

        clock.Jump(TimeSpan.FromDays(days));
        runs.Clear();
        await worker.Client.PushAsync(new Job { Class = "TestJob" }, Token);
        await worker.Client.PerformInAsync(new Job { Class = "TestJob" }, TimeSpan.FromSeconds(0.5), Token);

        await Eventually.TrueAsync(() => Task.FromResult(runs.Count(run => run == "TestJob") == 2), "both jobs ran");
        await Eventually.TrueAsync(() => Task.FromResult(runs.Count(run => run == "CronJob") >= 2), "cron goes on");
        var database = await worker.DatabaseAsync();
        Assert.Equal(0, await database.HashLengthAsync("hotdash:sidekiq:recovery"));
        Assert.Equal(1, await database.SortedSetLengthAsync("hotdash:sidekiq:fetchers"));
        var health = await worker.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        Assert.Equal(HealthStatus.Healthy, health.Status);
    }
}
