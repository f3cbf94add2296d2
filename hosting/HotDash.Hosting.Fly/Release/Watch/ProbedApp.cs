namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>Where an app answers and what it has to say.</summary>
/// <param name="BaseUrl">Null: it does not answer from outside.</param>
/// <param name="Routes">What is asked.</param>
/// <param name="Commit">What it was built from; null: not known, so it cannot be asked for.</param>
/// <param name="Digest">Its image, in the same way.</param>
internal sealed record ProbedApp(Uri? BaseUrl, IReadOnlyList<FlyRoute> Routes, string? Commit, string? Digest)
{
    /// <summary>Where other apps answer, of which something is asked.</summary>
    public IReadOnlyDictionary<string, Uri> Others { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Null: nothing answers from outside.</summary>
    public Uri? AddressOf(FlyRoute route) => route.AskedOf is { } other ? Others.GetValueOrDefault(other) : BaseUrl;
}
