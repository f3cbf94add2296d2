namespace HotDash.Hosting.Fly.Release;

/// <summary>How a deploy or a rollback ended. The numbers are the process's exit codes.</summary>
internal enum ReleaseOutcome
{
    /// <summary>The new version was seen to serve.</summary>
    Verified = 0,

    /// <summary>A setting is missing or wrong.</summary>
    Usage = 2,

    /// <summary>Refused before anything was touched.</summary>
    Refused = 3,

    BootFailed = 10,

    /// <summary>flyctl failed and what ran before was seen to serve again.</summary>
    DeployFailedRolledBack = 11,

    /// <summary>The new version does not serve, and what ran before was seen to serve again.</summary>
    VerifyFailedRolledBack = 12,

    /// <summary>Neither the new nor the old version was seen to serve: a person is needed.</summary>
    NeedsAPerson = 13,

    LockHeld = 14,

    /// <summary>What runs is not what the ledger or the checked-in files say.</summary>
    Drift = 15,
}
