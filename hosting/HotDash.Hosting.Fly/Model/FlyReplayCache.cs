namespace HotDash.Hosting.Fly.Model;

/// <summary>How long the proxy remembers a replay.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#services-ports-http_options</remarks>
public sealed record FlyReplayCache
{
    public required string PathPrefix { get; init; }

    /// <summary>From 10.</summary>
    public required int TtlSeconds { get; init; }

    /// <summary><c>cookie</c> or <c>header</c>.</summary>
    public string? Type { get; init; }

    public string? Name { get; init; }

    public bool? AllowBypass { get; init; }
}
