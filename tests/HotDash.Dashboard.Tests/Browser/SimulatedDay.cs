using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Probes;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>
/// A made-up day, labelled so. The local stack had a slow morning, a burst of errors, a stretch in which nobody watched, and an
/// outage that was taken and mended; staging had a release that served and one that crashed and was rolled back.
/// </summary>
internal static class SimulatedDay
{
    public const string Local = "local";
    public const string Staging = "staging (simulated)";

    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(2);

    /// <summary>Two environments, of which staging is not asked, and the ledger's export.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Watching:Environments:0:Name"] = Local,
        ["Watching:Environments:0:IsThis"] = "true",
        ["Watching:Environments:1:Name"] = Staging,
        ["Watching:Environments:1:FlyApps:0"] = SimulatedReleases.App,
        ["Releases:Path"] = SimulatedReleases.Path,
    };

    public static async Task FillAsync(DashboardUnderTest dashboard, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await SimulatedReleases.WriteAsync(now, cancellationToken);
        var random = new Random(17);
        List<Sample> samples = [];

        for (var at = now.AddHours(-24); at < now; at += s_step)
        {
            var ago = (now - at).TotalHours;

            if (ago is > 6 and < 7)
            {
                continue;
            }

            samples.AddRange(LocalAt(at, ago, random));
            samples.AddRange(StagingAt(at, ago, random));
        }

        await dashboard.Services.GetRequiredService<SampleStore>().AddAsync(samples, cancellationToken);
        await using var connection = await dashboard.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        await AlertAsync(new() { Environment = Local, Rule = "down", Subject = "chatwoot /api", Level = "critical", Detail = "no answer within 10 s", StartedAt = now.AddHours(-3.4), FiredAt = now.AddHours(-3.36), ClearedAt = now.AddHours(-2.98) }, "Grace");
        await AlertAsync(new() { Environment = Local, Rule = "slow-answer", Subject = "dashboard /", Level = "warning", Value = 1620, StartedAt = now.AddHours(-16), FiredAt = now.AddHours(-15.9), ClearedAt = now.AddHours(-13.9) }, null);
        await AlertAsync(new() { Environment = Local, Rule = "queue-stuck", Subject = "mailers", Level = "warning", Value = 96, Detail = "12 jobs", StartedAt = now.AddMinutes(-9), FiredAt = now.AddMinutes(-7) }, null);
        await AlertAsync(new() { Environment = Staging, Rule = "machine-crashing", Subject = $"{SimulatedReleases.App} app 148e", Level = "critical", Value = 2, Detail = "exit code 1", StartedAt = now.AddHours(-5.02), FiredAt = now.AddHours(-5.02), ClearedAt = now.AddHours(-4.94) }, "Ada");

        async Task AlertAsync(Alert alert, string? takenBy)
        {
            var id = await AlertStore.OpenAsync(connection, alert, cancellationToken);
            await AlertStore.UpdateAsync(connection, alert with { Id = id ?? 0 }, cancellationToken);

            if (takenBy is not null)
            {
                await dashboard.QueryAsync<object>(
                    $"""
                    update alerts set acknowledged_by = '{takenBy}', acknowledged_at = fired_at + interval '1 minute' where id = {id};
                    insert into decisions (at, actor, action, reference, idempotency_key)
                    select acknowledged_at, acknowledged_by, 'alert.acknowledge', 'alert:{id}', 'alert.acknowledge:{id}' from alerts where id = {id} on conflict do nothing
                    """,
                    cancellationToken);
            }
        }
    }

    private static IEnumerable<Sample> LocalAt(DateTime at, double ago, Random random)
    {
        var (isDown, isSlow, isFailing) = (ago is > 3 and < 3.4, ago is > 14 and < 16, ago is > 10 and < 10.2);

        return
        [
            new(at, Local, WatchMetrics.Up, "chatwoot /api", isDown ? 0 : 1, isDown ? "no answer within 10 s" : "4.15.1"),
            new(at, Local, WatchMetrics.Duration, "chatwoot /api", isDown ? 10_000 : 40 + (random.NextDouble() * 30)),
            new(at, Local, WatchMetrics.Duration, "dashboard /", (isSlow ? 900 : 60) + (random.NextDouble() * (isSlow ? 900 : 40))),
            new(at, Local, WatchMetrics.HttpErrorRate, "dashboard", isFailing ? 0.062 : 0.001 * random.NextDouble(), "214 answers"),
            new(at, Local, WatchMetrics.HttpP95, "dashboard", (isSlow ? 1400 : 180) + (random.NextDouble() * 120), "214 answers"),
            new(at, Local, WatchMetrics.QueueLatency, "critical", isDown ? (3.4 - ago) * 3600 : random.NextDouble(), "3 jobs"),
            new(at, Local, WatchMetrics.HeartbeatAge, "worker", random.NextDouble() * 10, "1 busy"),
        ];
    }

    private static IEnumerable<Sample> StagingAt(DateTime at, double ago, Random random)
    {
        var isCrashing = ago is > 4.94 and < 5.02;
        var commit = ago > 20 ? "5e1f0c2a9b77" : "9d3b7710c4fe";

        return
        [
            new(at, Staging, WatchMetrics.Up, "dashboard /health", isCrashing ? 0 : 1, isCrashing ? "status 502, not a health report" : $"version 0.1.0, commit {commit}"),
            new(at, Staging, WatchMetrics.Duration, "dashboard /health", isCrashing ? 900 : 110 + (random.NextDouble() * 60)),
            new(at, Staging, WatchMetrics.Duration, "chatwoot /api", 160 + (random.NextDouble() * 80)),
            new(at, Staging, WatchMetrics.HttpErrorRate, "dashboard", isCrashing ? 1 : 0.002 * random.NextDouble(), "38 answers"),
            new(at, Staging, WatchMetrics.MachineHealthy, $"{SimulatedReleases.App} app 148e", isCrashing ? 0 : 1, isCrashing ? "stopped" : "image sha256:9d3b7710"),
            new(at, Staging, WatchMetrics.MachineExits, $"{SimulatedReleases.App} app 148e", isCrashing ? 2 : 0, isCrashing ? "exit code 1" : null),
            new(at, Staging, WatchMetrics.CertificateDays, $"{SimulatedReleases.App}.fly.dev", 61 - ((24 - ago) / 24)),
        ];
    }
}
