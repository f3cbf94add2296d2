namespace HotDash.Hosting.Fly.Release;

/// <summary>What the ledger says of an app. Each is written only after it was observed.</summary>
internal static class LedgerStates
{
    /// <summary>flyctl is about to be run. An app whose last entry this is was left half-way.</summary>
    public const string Started = "started";

    /// <summary>What ran before a deploy was verified by us.</summary>
    public const string Baseline = "baseline-verified";

    public const string Verified = "verified";
    public const string DeployFailed = "deploy-failed";
    public const string VerifyFailed = "verify-failed";
    public const string RollbackStarted = "rollback-started";
    public const string RolledBack = "rolled-back";
    public const string RollbackFailed = "rollback-failed";

    /// <summary>States that are proof that the image ran well.</summary>
    public static bool IsGood(string state) => state is Verified or Baseline or RolledBack;

    /// <summary>States after which nothing is under way.</summary>
    public static bool IsSettled(string state) => state is not (Started or RollbackStarted);
}
