namespace HotDash.Hosting.Fly.Release;

/// <summary>A published program and what it has to do before it may be shipped.</summary>
internal sealed record BootTarget
{
    public required string Program { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Added to the environment of this process. Secrets reach the program here and nowhere else.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public required Uri BaseUrl { get; init; }

    public IReadOnlyList<FlyRoute> Routes { get; init; } = [];

    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan StableFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Fly kills what is still there after kill_timeout.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);
}
