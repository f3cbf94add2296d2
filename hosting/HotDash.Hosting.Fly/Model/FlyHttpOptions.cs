namespace HotDash.Hosting.Fly.Model;

/// <summary>HTTP at the edge.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#services-ports-http_options</remarks>
public sealed record FlyHttpOptions
{
    public bool? Compress { get; init; }

    public bool? H2Backend { get; init; }

    /// <summary>A number of seconds, not a duration.</summary>
    public int? IdleTimeoutSeconds { get; init; }

    /// <summary>A number of seconds, not a duration.</summary>
    public int? HeadersReadTimeoutSeconds { get; init; }

    /// <summary>Headers that are set on every response.</summary>
    public IReadOnlyDictionary<string, string> ResponseHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers that the proxy takes away.</summary>
    public IReadOnlyList<string> RemovedResponseHeaders { get; init; } = [];

    public bool? PristineResponse { get; init; }

    public IReadOnlyList<FlyReplayCache> ReplayCache { get; init; } = [];
}
