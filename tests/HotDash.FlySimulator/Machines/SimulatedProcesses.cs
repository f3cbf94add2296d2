using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HotDash.FlySimulator.Machines;

/// <summary>What a program on a simulated machine sees, and how it is asked to end.</summary>
internal static partial class SimulatedProcesses
{
    private const int TerminateSignal = 15;

    public static void Prepare(ProcessStartInfo start, SimulatedMachine machine)
    {
        // A machine is elsewhere: whoever ends what a release has started must not find it.
        start.Environment.Remove("HOTDASH_RELEASE_LEDGER");
        start.Environment["FLY_APP_NAME"] = machine.App;
        start.Environment["FLY_PROCESS_GROUP"] = machine.Group;
        start.Environment["FLY_MACHINE_ID"] = machine.Id;
        start.Environment["FLY_IMAGE_REF"] = machine.Image;
        start.Environment["PORT"] = machine.Port.ToString(CultureInfo.InvariantCulture);

        foreach (var (name, value) in machine.Environment)
        {
            start.Environment[name] = value.Replace("{port}", machine.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    public static void Terminate(int id) => _ = Kill(id, TerminateSignal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
