using System.Globalization;
using System.Text;

namespace HotDash.SystemHarness;

/// <summary>
/// Finds every process of one run by a variable in its environment. All of them inherit it (AppHost, DCP, its monitors,
/// the dashboard, servers and services), also those whose parent is gone, so that nothing left behind can hide.
/// </summary>
public sealed class MarkedProcesses(string marker)
{
    public const string Variable = "HOTDASH_RUN_MARKER";

    public string Marker { get; } = marker;

    public IReadOnlyList<MarkedProcess> List()
    {
        var wanted = Encoding.UTF8.GetBytes($"{Variable}={Marker}\0");
        var found = new List<MarkedProcess>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid)
                && ReadOrEmpty(Path.Combine(folder, "environ")).AsSpan().IndexOf(wanted) >= 0)
            {
                found.Add(new MarkedProcess(pid, CommandLine(folder), ProportionalSetSizeKb(folder)));
            }
        }

        return found;
    }

    private static string CommandLine(string folder) =>
        Encoding.UTF8.GetString(ReadOrEmpty(Path.Combine(folder, "cmdline"))).Replace('\0', ' ').Trim();

    private static long ProportionalSetSizeKb(string folder)
    {
        foreach (var line in Encoding.UTF8.GetString(ReadOrEmpty(Path.Combine(folder, "smaps_rollup"))).Split('\n'))
        {
            // "Pss:               12345 kB"
            if (line.StartsWith("Pss:", StringComparison.Ordinal))
            {
                return long.Parse(line.AsSpan(4, line.Length - 6).Trim(), CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    private static byte[] ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process ended between listing and reading, or is a kernel thread.
            return [];
        }
    }
}
