using System.Text.Json;
using HotDash.Hosting.Fly.Release.Flow;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>What the ledger says of an app: the phases of a release, and what was seen or decided beside them.</summary>
internal static class LedgerStates
{
    /// <summary>What ran before a deploy was seen to be well.</summary>
    public const string Baseline = "baseline-verified";

    /// <summary>A person allows one rollback to one image.</summary>
    public const string Approved = "approved";

    /// <summary>A person decides about a release that failed.</summary>
    public const string DecidedToKeep = "decided-to-keep";

    public const string DecidedToRollBack = "decided-to-roll-back";

    public const string DrillPassed = "drill-passed";

    public const string DrillFailed = "drill-failed";

    public static string Of(ReleasePhase phase) => JsonNamingPolicy.KebabCaseLower.ConvertName(phase.ToString());

    /// <summary>States that are proof that the image ran well.</summary>
    public static bool IsGood(string state) => state == Baseline || state == Of(ReleasePhase.Verified) || state == Of(ReleasePhase.RolledBack);
}
