namespace HotDash.Hosting.Fly.Model;

/// <summary>A connection to the machine itself.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#services-tcp_checks</remarks>
public sealed record FlyTcpCheck
{
    public TimeSpan? Interval { get; init; }

    public TimeSpan? Timeout { get; init; }

    public TimeSpan? GracePeriod { get; init; }
}
