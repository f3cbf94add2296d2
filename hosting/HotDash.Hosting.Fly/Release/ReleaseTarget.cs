using HotDash.Hosting.Fly.Release.Watch;

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

    /// <summary>Where other apps answer, of which a route is asked.</summary>
    public IReadOnlyDictionary<string, Uri> Others { get; init; } = new Dictionary<string, Uri>();

    /// <summary>What the image was built from; the app may have to say the same.</summary>
    public string? Commit { get; init; }

    /// <summary>SHA-256 of the file at <see cref="ConfigPath"/>, once it is kept beside the ledger.</summary>
    public string? ConfigHash { get; init; }

    /// <summary>The newest migration that the image knows.</summary>
    public string? Schema { get; init; }

    /// <summary>The oldest schema version whose images the database serves after this release.</summary>
    public string? SchemaFloor { get; init; }

    public ProbedApp Probed => new(BaseUrl, Routes, Commit, Digest) { Others = Others };

    public string Digest => DigestOf(Image);

    public static string DigestOf(string image) => image[(image.LastIndexOf('@') + 1)..];
}
