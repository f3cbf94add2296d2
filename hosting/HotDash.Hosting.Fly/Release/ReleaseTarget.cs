namespace HotDash.Hosting.Fly.Release;

/// <summary>What is to run: an app, the image by digest, and what proves that it does.</summary>
internal sealed record ReleaseTarget
{
    public required string App { get; init; }

    /// <summary>With a digest: <c>registry.fly.io/app@sha256:…</c>.</summary>
    public required string Image { get; init; }

    public required string ConfigPath { get; init; }

    public required IReadOnlyList<ReleaseGroup> Groups { get; init; }

    /// <summary>Where the app answers from outside; null: it does not.</summary>
    public Uri? BaseUrl { get; init; }

    public IReadOnlyList<FlyRoute> Routes { get; init; } = [];

    public string Digest => DigestOf(Image);

    public static string DigestOf(string image) => image[(image.LastIndexOf('@') + 1)..];
}
