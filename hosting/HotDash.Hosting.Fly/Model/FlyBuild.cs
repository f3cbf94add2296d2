namespace HotDash.Hosting.Fly.Model;

/// <summary>How an image is built when the deploy names none.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-build-section</remarks>
public sealed record FlyBuild
{
    public string? Builder { get; init; }

    public IReadOnlyList<string> Buildpacks { get; init; } = [];

    /// <summary>Nothing is built when set.</summary>
    public string? Image { get; init; }

    /// <summary>Relative to the fly.toml.</summary>
    public string? Dockerfile { get; init; }

    public string? IgnoreFile { get; init; }

    public string? BuildTarget { get; init; }

    public IReadOnlyDictionary<string, string> Args { get; init; } = new Dictionary<string, string>();

    public string? ComposeFile { get; init; }

    public FlyCompression? Compression { get; init; }

    /// <summary>0 to 9.</summary>
    public int? CompressionLevel { get; init; }
}
