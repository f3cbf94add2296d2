namespace HotDash.Hosting.Fly.Model;

/// <summary>A public port of a service, or a range of them.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#services-ports</remarks>
public sealed record FlyPort
{
    public int? Port { get; init; }

    public int? StartPort { get; init; }

    public int? EndPort { get; init; }

    /// <summary>See <see cref="FlyHandlers"/>.</summary>
    public IReadOnlyList<string> Handlers { get; init; } = [];

    public bool? ForceHttps { get; init; }

    public FlyTlsOptions? TlsOptions { get; init; }

    public FlyHttpOptions? HttpOptions { get; init; }

    /// <summary><c>v1</c> or <c>v2</c>.</summary>
    public string? ProxyProtoVersion { get; init; }
}
