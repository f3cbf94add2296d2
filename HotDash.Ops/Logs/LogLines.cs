using System.Text.RegularExpressions;

namespace HotDash.Ops.Logs;

/// <summary>"The log is clean" is a count, not an impression.</summary>
internal static partial class LogLines
{
    public static bool IsError(string line) => Error().IsMatch(line);

    /// <summary>.NET's levels, JSON levels, Ruby's and Node's ways to say that something failed.</summary>
    [GeneratedRegex(@"^\s*(\S+\s+)?(fail|crit):|""level"":\s*""(error|fatal|critical)""|\b(ERROR|FATAL|PANIC|CRITICAL)\b|Unhandled exception|\bSyntaxError\b|\bout of memory\b|\bexit code [1-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Error();
}
