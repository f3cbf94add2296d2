namespace HotDash.ReleaseDrill.Corpus;

/// <summary>A release: a real program, what is wrong with it if anything, and the app that it is released to.</summary>
internal sealed record CorpusCase(string Name, bool IsBroken)
{
    public IReadOnlyList<string> Faults { get; init; } = [];

    public IReadOnlyList<string>? WorkerFaults { get; init; }

    public bool TakenBack { get; init; }

    public bool WithCheck { get; init; } = true;

    public bool WithWorker { get; init; }

    public string Strategy { get; init; } = "rolling";

    /// <summary>The answer says which commit it was built from; another one is a layer out of a build cache.</summary>
    public string Commit { get; init; } = "new";

    public string Queues { get; init; } = "ok";

    /// <summary>Null: what the healthy app answers.</summary>
    public string? Text { get; init; }

    /// <summary>When the fault begins after the program's start; null: with it, or the program tells.</summary>
    public TimeSpan? ShowsAfter { get; init; }
}
