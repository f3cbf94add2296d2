using System.Diagnostics;
using System.Globalization;

namespace HotDash.Embedded.Host.Processes;

/// <summary>
/// Servers of an earlier host that was killed together with its watchdog. PostgreSQL refuses a new server while one old
/// backend lives, and two Redis servers would write one log; both run with their data folder as working directory.
/// </summary>
internal static class Leftovers
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Ends every process that works inside the folder: gently, then with SIGKILL. Call only while holding the folder's lock.</summary>
    public static void End(string folder)
    {
        foreach (var signal in (int[])[Signals.Interrupt, Signals.Kill])
        {
            var found = Find(folder);
            if (found.Count == 0)
            {
                return;
            }

            Console.Out.WriteLine($"ending {found.Count} process(es) that an earlier run left in '{folder}': {string.Join(", ", found)}");
            found.ForEach(process => Native.Kill(process, signal));
            WaitUntilGone(folder);
        }

        var left = Find(folder);
        if (left.Count > 0)
        {
            throw new EmbeddedHostException(
                $"Process {string.Join(", ", left)} still works in '{folder}' and could not be ended. End it by hand, then start again.",
                ExitCodes.Refused);
        }
    }

    private static void WaitUntilGone(string folder)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < s_patience && Find(folder).Count > 0)
        {
            Thread.Sleep(20);
        }
    }

    private static List<int> Find(string folder)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return [];
        }

        var found = new List<int>();
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && WorkingDirectory(entry) is { } directory
                && (directory == folder || directory.StartsWith(folder + "/", StringComparison.Ordinal)))
            {
                found.Add(process);
            }
        }

        return found;
    }

    /// <returns>Null for a process that has ended or belongs to someone else.</returns>
    private static string? WorkingDirectory(string entry)
    {
        try
        {
            return new FileInfo(Path.Combine(entry, "cwd")).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
