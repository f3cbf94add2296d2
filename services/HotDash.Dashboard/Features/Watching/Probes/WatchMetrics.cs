namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Names of what is measured: the same in the database, in OpenTelemetry and in rules.</summary>
internal static class WatchMetrics
{
    /// <summary>1 when the answer was right in status and content, else 0.</summary>
    public const string Up = "hotdash.probe.up";

    /// <summary>Milliseconds until the answer.</summary>
    public const string Duration = "hotdash.probe.duration";

    /// <summary>Seconds since the youngest heartbeat.</summary>
    public const string HeartbeatAge = "hotdash.worker.heartbeat_age";

    /// <summary>Seconds that the oldest job of a queue has waited.</summary>
    public const string QueueLatency = "hotdash.queue.latency";

    public const string QueueSize = "hotdash.queue.size";

    /// <summary>Milliseconds, of the last five minutes.</summary>
    public const string TileP95 = "hotdash.tile.p95";

    /// <summary>Milliseconds, of the last five minutes.</summary>
    public const string HttpP95 = "hotdash.http.p95";

    /// <summary>Answers with status 500 and above, as a share of the last five minutes' answers.</summary>
    public const string HttpErrorRate = "hotdash.http.error_rate";

    /// <summary>1 when a machine is started and its checks pass, else 0.</summary>
    public const string MachineHealthy = "hotdash.machine.healthy";

    /// <summary>Unasked exits since the machine's last update.</summary>
    public const string MachineExits = "hotdash.machine.exits";

    public const string CertificateDays = "hotdash.certificate.days_left";

    public const string SecretDays = "hotdash.secret.age_days";
}
