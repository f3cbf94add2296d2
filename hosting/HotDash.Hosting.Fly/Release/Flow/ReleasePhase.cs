namespace HotDash.Hosting.Fly.Release.Flow;

/// <summary>Where a release of one app stands. Each is written to the ledger before its action is begun.</summary>
internal enum ReleasePhase
{
    /// <summary>Looks at what runs, which is what a rollback would go back to. Nothing was touched yet.</summary>
    Planned,

    /// <summary>flyctl deploys one process group of the target.</summary>
    Deploying,

    /// <summary>The target is watched.</summary>
    Verifying,

    /// <summary>The target is not well. A person may decide, until the time for that is over.</summary>
    Failed,

    /// <summary>flyctl deploys one process group of what was verified before.</summary>
    RollingBack,

    /// <summary>What was verified before is watched.</summary>
    RollbackVerifying,

    /// <summary>The target was seen to serve.</summary>
    Verified,

    /// <summary>What was verified before was seen to serve again.</summary>
    RolledBack,

    /// <summary>Neither could be proven.</summary>
    NeedsAPerson,
}
