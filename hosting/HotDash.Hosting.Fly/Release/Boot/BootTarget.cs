using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Release.Boot;

/// <summary>A published program and what it has to do before it may be shipped.</summary>
internal sealed record BootTarget
{
    /// <summary>A local program that takes longer to answer hangs.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    public required string Program { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Added to the environment of this process. Secrets reach the program here and nowhere else.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that point into nothing: with them it must not call itself ready. Empty: that is not tried.</summary>
    public IReadOnlyDictionary<string, string> Without { get; init; } = new Dictionary<string, string>();

    public TimeSpan WithoutFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The image that is run; null: an executable.</summary>
    public string? Image { get; init; }

    /// <summary>Run with the same program when the process is gone: what an engine has started would stay when it is killed.</summary>
    public IReadOnlyList<string> CleanUp { get; init; } = [];

    /// <summary>What was tried out, in words.</summary>
    public string Artefact { get; init; } = "the published folder, not an image";

    public required Uri BaseUrl { get; init; }

    public IReadOnlyList<FlyRoute> Routes { get; init; } = [];

    public ProbedApp Probed => new(BaseUrl, Routes, null, null);

    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan StableFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Fly kills what is still there after kill_timeout.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(30);
}
