using System.Globalization;
using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

/// <param name="Label">What the process is.</param>
/// <param name="Cpu">Processor time since its start.</param>
/// <param name="PssKb">Proportional set size in KiB. Its share of files in memory changes with what else runs on the machine.</param>
/// <param name="OwnKb">Memory in KiB that is no file's, and so this process' own.</param>
internal sealed record ProcessUse(string Label, TimeSpan Cpu, long PssKb, long OwnKb)
{
    /// <summary>The unit of times in <c>/proc/PID/stat</c>; Linux has had 100 in a second on every platform for decades.</summary>
    private const double TicksPerSecond = 100;

    public static ProcessUse Read(MarkedProcess process) => new(ProcessLabel.Of(process), CpuOf(process.Pid), process.PssKb, OwnOf(process.Pid));

    /// <summary>Fields 14 and 15 of <c>/proc/PID/stat</c>, counted from behind the name's last parenthesis.</summary>
    private static TimeSpan CpuOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

            return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
        catch (IOException)
        {
            // It ended between the listing and now.
            return TimeSpan.Zero;
        }
    }

    /// <summary><c>RssAnon:     20480 kB</c> in <c>/proc/PID/status</c>.</summary>
    private static long OwnOf(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));

            return line is null ? 0 : long.Parse(line.AsSpan("RssAnon:".Length, line.Length - "RssAnon:".Length - 3).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
