namespace HotDash.Hosting.Fly.Release.Flow;

/// <summary>A release of one app at one moment: all that another runner needs to go on.</summary>
internal sealed record ReleaseState
{
    public required string Release { get; init; }

    public required ReleasePhase Phase { get; init; }

    /// <summary>The image that is wanted.</summary>
    public required string Target { get; init; }

    /// <summary>The image to go back to; null: none was ever verified.</summary>
    public string? Good { get; init; }

    /// <summary>The process group that is deployed now.</summary>
    public int Group { get; init; }

    public int Groups { get; init; } = 1;

    /// <summary>How often the rollback was tried before.</summary>
    public int Attempt { get; init; }

    /// <summary>How often a runner ended half-way.</summary>
    public int Resumes { get; init; }

    public ReleaseCause Cause { get; init; }

    public bool IsOver => Phase is ReleasePhase.Verified or ReleasePhase.RolledBack or ReleasePhase.NeedsAPerson;

    public bool IsRollback => Phase is ReleasePhase.RollingBack or ReleasePhase.RollbackVerifying or ReleasePhase.RolledBack;

    /// <summary>The image that this phase is about.</summary>
    public string Image => IsRollback ? Good ?? Target : Target;
}
