using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Probes;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>A day of measurements with a slow morning, a short burst of errors, a stretch in which nobody watched, and an outage that was taken and mended.</summary>
internal static class SimulatedDay
{
    private const string Environment = "local";
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(2);

    public static async Task FillAsync(DashboardUnderTest dashboard, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var random = new Random(17);
        List<Sample> samples = [];

        for (var at = now.AddHours(-24); at < now; at += s_step)
        {
            var ago = (now - at).TotalHours;

            if (ago is > 6 and < 7)
            {
                continue;
            }

            var (isDown, isSlow, isFailing) = (ago is > 3 and < 3.4, ago is > 14 and < 16, ago is > 10 and < 10.2);
            samples.Add(new(at, Environment, WatchMetrics.Up, "chatwoot /api", isDown ? 0 : 1, isDown ? "no answer within 10 s" : "4.15.1"));
            samples.Add(new(at, Environment, WatchMetrics.Duration, "chatwoot /api", isDown ? 10_000 : 40 + (random.NextDouble() * 30)));
            samples.Add(new(at, Environment, WatchMetrics.Duration, "dashboard /", (isSlow ? 900 : 60) + (random.NextDouble() * (isSlow ? 900 : 40))));
            samples.Add(new(at, Environment, WatchMetrics.HttpErrorRate, "dashboard", isFailing ? 0.062 : 0.001 * random.NextDouble(), "214 answers"));
            samples.Add(new(at, Environment, WatchMetrics.HttpP95, "dashboard", (isSlow ? 1400 : 180) + (random.NextDouble() * 120), "214 answers"));
            samples.Add(new(at, Environment, WatchMetrics.QueueLatency, "critical", isDown ? (3.4 - ago) * 3600 : random.NextDouble(), "3 jobs"));
            samples.Add(new(at, Environment, WatchMetrics.HeartbeatAge, "worker", random.NextDouble() * 10, "1 busy"));
        }

        await dashboard.Services.GetRequiredService<SampleStore>().AddAsync(samples, cancellationToken);
        await using var connection = await dashboard.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        await AlertAsync(new() { Environment = Environment, Rule = "down", Subject = "chatwoot /api", Level = "critical", Detail = "no answer within 10 s", StartedAt = now.AddHours(-3.4), FiredAt = now.AddHours(-3.36), ClearedAt = now.AddHours(-2.98) }, "Grace");
        await AlertAsync(new() { Environment = Environment, Rule = "slow-answer", Subject = "dashboard /", Level = "warning", Value = 1620, StartedAt = now.AddHours(-16), FiredAt = now.AddHours(-15.9), ClearedAt = now.AddHours(-13.9) }, null);
        await AlertAsync(new() { Environment = Environment, Rule = "queue-stuck", Subject = "mailers", Level = "warning", Value = 96, Detail = "12 jobs", StartedAt = now.AddMinutes(-9), FiredAt = now.AddMinutes(-7) }, null);

        async Task AlertAsync(Alert alert, string? takenBy)
        {
            var id = await AlertStore.OpenAsync(connection, alert, cancellationToken);
            await AlertStore.UpdateAsync(connection, alert with { Id = id ?? 0 }, cancellationToken);

            if (takenBy is not null)
            {
                await dashboard.QueryAsync<object>(
                    $"""
                    update alerts set acknowledged_by = '{takenBy}', acknowledged_at = fired_at + interval '4 minutes' where id = {id};
                    insert into decisions (at, actor, action, reference, idempotency_key)
                    select acknowledged_at, acknowledged_by, 'alert.acknowledge', 'alert:{id}', 'alert.acknowledge:{id}' from alerts where id = {id} on conflict do nothing
                    """,
                    cancellationToken);
            }
        }
    }
}
