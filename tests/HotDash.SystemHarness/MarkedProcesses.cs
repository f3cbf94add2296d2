using System.Globalization;
using System.Text;

namespace HotDash.SystemHarness;

/// <summary>
/// Finds every process of one run by a variable in its environment. All of them inherit it (AppHost, DCP, its monitors,
/// the dashboard, servers and services), also those whose parent is gone. Postgres and Redis overwrite their environment,
/// so the descendants of marked processes count as well, and what was once seen is looked for until it is gone.
/// </summary>
public sealed class MarkedProcesses(string marker)
{
    public const string Variable = "HOTDASH_RUN_MARKER";

    private readonly HashSet<(int Pid, long StartTime)> _seen = [];

    public string Marker { get; } = marker;

    public IReadOnlyList<MarkedProcess> List()
    {
        var wanted = Encoding.UTF8.GetBytes($"{Variable}={Marker}\0");
        var running = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? ProcessStatus.Read(pid) : null)
            .OfType<ProcessStatus>()
            .ToList();
        var found = running.Where(process => _seen.Contains(process.Identity) || IsMarked(process.Pid, wanted)).Select(process => process.Pid).ToHashSet();
        bool grew;
        do
        {
            grew = false;
            foreach (var process in running.Where(process => found.Contains(process.ParentPid)))
            {
                grew |= found.Add(process.Pid);
            }
        }
        while (grew);

        var ours = running.Where(process => found.Contains(process.Pid)).ToList();
        _seen.UnionWith(ours.Select(process => process.Identity));

        return [.. ours.Select(process => new MarkedProcess(process.Pid, CommandLine($"/proc/{process.Pid}"), ProportionalSetSizeKb($"/proc/{process.Pid}")))];
    }

    private static bool IsMarked(int pid, byte[] wanted) => ReadOrEmpty($"/proc/{pid}/environ").AsSpan().IndexOf(wanted) >= 0;

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
