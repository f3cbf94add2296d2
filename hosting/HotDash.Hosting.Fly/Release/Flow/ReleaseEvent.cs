namespace HotDash.Hosting.Fly.Release.Flow;

/// <summary>What happened, with what was measured.</summary>
internal sealed record ReleaseEvent(ReleaseEventKind Kind, IReadOnlyList<string> Evidence)
{
    /// <summary>Of a look: the image that runs and is well.</summary>
    public string? Image { get; init; }

    /// <summary>Of a look: how many machines each process group has.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    public IReadOnlyList<string>? Command { get; init; }

    public int? ExitCode { get; init; }

    public double? Seconds { get; init; }

    /// <summary>The whole output, below the ledger's folder.</summary>
    public string? Log { get; init; }
}
