using HotDash.Dashboard.Features.Watching.Probes;

namespace HotDash.Dashboard.Features.Watching.Alerts;

/// <summary>The rules as the product ships them; an administrator's changes are kept as versions in the database.</summary>
internal static class AlertRules
{
    private static readonly TimeSpan s_atOnce = TimeSpan.Zero;

    public static IReadOnlyList<AlertRule> All { get; } =
    [
        new("down", "Does not answer rightly", WatchMetrics.Up, IsBelow: true, null, 1, TimeSpan.FromMinutes(2), "",
            "Look at what it answers, then at its log. When it came with a release, roll back first."),
        new("slow-answer", "Answers slowly", WatchMetrics.Duration, IsBelow: false, 1000, 5000, TimeSpan.FromMinutes(2), "ms",
            "Compare with the queue and the database; a restart only helps when one process is stuck."),
        new("tile-slow", "Tile loads slowly (P95)", WatchMetrics.TileP95, IsBelow: false, 3000, 5000, s_atOnce, "ms",
            "The tile's source is named on the tile: check whether it answers."),
        new("http-slow", "Requests are slow (P95)", WatchMetrics.HttpP95, IsBelow: false, 1000, 5000, TimeSpan.FromMinutes(5), "ms",
            "Follow one slow request's trace to the statement or call that takes the time."),
        new("http-errors", "Requests fail (5xx)", WatchMetrics.HttpErrorRate, IsBelow: false, 0.01, 0.05, TimeSpan.FromMinutes(5), "%",
            "Read the dashboard's errors of the last minutes. When they began with a release, roll back."),
        new("machine-unhealthy", "Machine is unhealthy", WatchMetrics.MachineHealthy, IsBelow: true, null, 1, TimeSpan.FromMinutes(2), "",
            "Read the machine's log and last exit code; restart it, and roll back when it ends again."),
        new("machine-crashing", "Machine ends again and again", WatchMetrics.MachineExits, IsBelow: false, 0, 1, s_atOnce, "exits",
            "The release does not run: roll back, then read the first error line of the log."),
        new("worker-silent", "Worker gives no sign of life", WatchMetrics.HeartbeatAge, IsBelow: false, null, 30, TimeSpan.FromMinutes(1), "s",
            "Restart the worker. Its jobs stay in Redis and are taken up again."),
        new("queue-stuck", "Queue does not move", WatchMetrics.QueueLatency, IsBelow: false, 60, 300, TimeSpan.FromMinutes(2), "s",
            "See on the operations page which jobs fail; a worker that is busy with one long job needs another beside it."),
        new("certificate-ends", "Certificate ends soon", WatchMetrics.CertificateDays, IsBelow: true, 21, 7, s_atOnce, "days",
            "Fly renews by itself as long as DNS points to it: check the certificate's state there."),
        new("secret-old", "Secret is old", WatchMetrics.SecretDays, IsBelow: false, 80, 90, s_atOnce, "days",
            "Rotate it by the runbook: new value in, both good for a while, old value out."),
    ];
}
