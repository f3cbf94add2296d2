using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HotDash.FlySimulator.Machines;

/// <summary>What a program on a simulated machine sees, and how it is asked to end.</summary>
internal static partial class SimulatedProcesses
{
    private const int TerminateSignal = 15;

    /// <summary>A machine is elsewhere: of this one it knows where programs lie, and nothing that somebody has set.</summary>
    private static readonly string[] s_kept = ["PATH", "HOME", "LANG", "TMPDIR", "DOTNET_ROOT", "DOTNET_CLI_HOME"];

    public static void Prepare(ProcessStartInfo start, SimulatedMachine machine, IReadOnlyDictionary<string, string> secrets)
    {
        foreach (var name in start.Environment.Keys.Except(s_kept).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["FLY_APP_NAME"] = machine.App;
        start.Environment["FLY_PROCESS_GROUP"] = machine.Group;
        start.Environment["FLY_MACHINE_ID"] = machine.Id;
        start.Environment["FLY_IMAGE_REF"] = machine.Image;
        start.Environment["PORT"] = machine.Port.ToString(CultureInfo.InvariantCulture);

        foreach (var (name, value) in machine.Environment.Concat(secrets))
        {
            start.Environment[name] = value.Replace("{port}", machine.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    public static void Terminate(int id) => _ = Kill(id, TerminateSignal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
