using System.Diagnostics;
using System.Globalization;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>A process that cannot be taken for another one: numbers are used again, starts are not.</summary>
internal sealed record ProcessIdentity(int Id, string Started)
{
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId) ?? throw new InvalidOperationException("This process cannot be found.");

    public bool IsAlive => Of(Id) == this;

    /// <summary>Null when there is none.</summary>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            // 4242 (flyctl deploy) S 1 … : after the name, the first field is the state and the 20th the start in clock ticks since boot. See proc(5).
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

            return fields[0] is "Z" or "X" ? null : new ProcessIdentity(id, fields[19]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return OperatingSystem.IsLinux() ? null : OfElsewhere(id);
        }
    }

    /// <summary>Kills it when it is still the same one.</summary>
    public void End()
    {
        if (IsAlive)
        {
            using var process = Process.GetProcessById(Id);
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static ProcessIdentity? OfElsewhere(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);

            return new ProcessIdentity(id, process.StartTime.Ticks.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
