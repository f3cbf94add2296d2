using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Lint;

/// <summary>
/// What squawk's remarks count for. It reads text and cannot know whether a table is new, whether a type change writes the
/// table anew, or what the runner sets; where the dry run measures the same thing, the measurement decides and the remark is
/// advice. Without a server the remarks themselves decide.
/// </summary>
internal static class LintPolicy
{
    /// <summary>Taste: https://squawkhq.com/docs/rules has the reasons.</summary>
    private static readonly HashSet<string> s_taste = new(StringComparer.Ordinal)
    {
        "ban-char-field", "identifier-too-long", "prefer-bigint-over-int", "prefer-bigint-over-smallint", "prefer-identity", "prefer-robust-stmts",
        "prefer-text-field", "prefer-timestamptz", "prefer-timestamp-tz", "require-enum-value-ordering", "require-table-schema", "require-statement-timeout",
        "require-timeout-settings", "ban-create-domain-with-constraint", "adding-serial-primary-key-field", "unused-ignore",
    };

    /// <summary>What no dry run shows.</summary>
    private static readonly HashSet<string> s_always = new(StringComparer.Ordinal)
    {
        "ban-drop-database", "ban-uncommitted-transaction", "ban-duplicate-column-assignments", "prefer-repack",
    };

    /// <summary>Our runner sets the time-out itself.</summary>
    private const string LockTimeoutRule = "require-lock-timeout";

    public static Effect Judge(string rule, bool isMeasured, bool runnerSetsTimeout) => rule switch
    {
        _ when s_taste.Contains(rule) => Effect.Advice,
        _ when s_always.Contains(rule) => Effect.Risky,
        LockTimeoutRule when runnerSetsTimeout => Effect.Advice,
        _ => isMeasured ? Effect.Advice : Effect.Risky,
    };
}
