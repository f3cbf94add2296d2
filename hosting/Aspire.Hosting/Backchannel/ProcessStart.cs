using System.Globalization;

namespace Aspire.Hosting.Backchannel;

/// <summary>
/// When a process was started, in time since boot: it does not move when the wall clock is set, and tells a process from a
/// later one that was given the same id.
/// </summary>
internal static class ProcessStart
{
    // USER_HZ: what /proc reports in, on every architecture .NET runs on.
    private const int TicksPerSecond = 100;
    // Field 22 of /proc/{pid}/stat, counted after the command in brackets (fields 1 and 2).
    private const int StartTimeField = 22 - 3;

    /// <summary>Null when the process is gone or the system has no /proc.</summary>
    public static TimeSpan? SinceBoot(int processId)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{processId}/stat");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return Parse(stat);
    }

    // 24815 (aspire) S 24810 24815 24810 34816 24815 4194560 … 251001 …
    internal static TimeSpan? Parse(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length <= StartTimeField || fields[0] is "Z" or "X"
            || !long.TryParse(fields[StartTimeField], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
        {
            return null;
        }

        return TimeSpan.FromMilliseconds(ticks * (1000 / TicksPerSecond));
    }
}
