namespace HotDash.Hosting.Fly.Model;

/// <summary>A request to the machine itself, past the proxy. Only 2xx passes and redirects are not followed.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#http_service-checks</remarks>
public sealed record FlyHttpCheck
{
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
}
