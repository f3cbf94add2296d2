namespace HotDash.Hosting.Fly.Model;

/// <summary>TLS at the edge.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#services-ports</remarks>
public sealed record FlyTlsOptions
{
    public IReadOnlyList<string> Alpn { get; init; } = [];

    public IReadOnlyList<string> Versions { get; init; } = [];

    public bool? DefaultSelfSigned { get; init; }
}
