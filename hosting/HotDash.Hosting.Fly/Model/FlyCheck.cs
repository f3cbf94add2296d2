namespace HotDash.Hosting.Fly.Model;

/// <summary>A check that a deploy waits for and that routes no traffic.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-checks-section</remarks>
public sealed record FlyCheck
{
    public required FlyCheckType Type { get; init; }

    /// <summary>Required unless the group has the http_service.</summary>
    public int? Port { get; init; }

    public TimeSpan? Interval { get; init; }

    public TimeSpan? Timeout { get; init; }

    public TimeSpan? GracePeriod { get; init; }

    public string? Method { get; init; }

    public string? Path { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string? Protocol { get; init; }

    public bool? TlsSkipVerify { get; init; }

    public string? TlsServerName { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Processes { get; init; } = [];
}
