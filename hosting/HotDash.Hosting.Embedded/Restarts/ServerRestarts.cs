using System.Text.RegularExpressions;

namespace HotDash.Hosting.Embedded.Restarts;

/// <summary>How often the host of an embedded server had to start it again, and how it had ended. The orchestrator sees only the host.</summary>
internal sealed partial class ServerRestarts
{
    public int Count { get; private set; }

    public string? LastEnd { get; private set; }

    /// <returns>Whether the line tells of a restart.</returns>
    public bool Take(string logLine)
    {
        // 2026-11-24T06:00:00Z warning: redis was ended by signal 9 (SIGKILL) after 12.3 s and is started again
        if (StartedAgain().Match(logLine) is not { Success: true } match)
        {
            return false;
        }

        Count++;
        LastEnd = match.Groups["end"].Value;
        return true;
    }

    [GeneratedRegex(@"warning: \w+ was ended by (?<end>.+) after [\d.]+ s and is started again")]
    private static partial Regex StartedAgain();
}
