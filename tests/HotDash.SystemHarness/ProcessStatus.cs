using System.Globalization;

namespace HotDash.SystemHarness;

/// <param name="Pid">The process id.</param>
/// <param name="ParentPid">1 once the parent is gone.</param>
/// <param name="StartTime">Clock ticks since boot; with the pid it identifies a process, since pids are used again.</param>
internal sealed record ProcessStatus(int Pid, int ParentPid, long StartTime)
{
    public (int Pid, long StartTime) Identity => (Pid, StartTime);

    /// <summary>Parses <c>/proc/PID/stat</c>, <c>1234 (a name) S 1 1234 …</c>: after the name's last parenthesis come state, parent and, as the 20th field, the start time.</summary>
    /// <returns>Null when the process has ended, also as a zombie that nobody has collected.</returns>
    public static ProcessStatus? Read(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

            return fields[0] == "Z" ? null : new ProcessStatus(pid, int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
