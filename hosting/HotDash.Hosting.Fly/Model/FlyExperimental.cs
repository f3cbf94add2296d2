namespace HotDash.Hosting.Fly.Model;

/// <summary>Overrides of the image's start, for every group of the app.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-experimental-section</remarks>
public sealed record FlyExperimental
{
    public IReadOnlyList<string> Cmd { get; init; } = [];

    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    public IReadOnlyList<string> Exec { get; init; } = [];

    public bool? EnableConsul { get; init; }

    public bool? EnableEtcd { get; init; }
}
