using System.Diagnostics;
using HotDash.Hosting.Shared;

namespace HotDash.FlySimulator.Machines;

/// <summary>On Fly nothing of a machine outlives its main program. Here what that one has started would: it is found by a variable that all of them have.</summary>
internal static class LeftPrograms
{
    public const string Variable = "FLY_SIMULATOR_MACHINE";

    public static void Kill(MachineFolder folder)
    {
        foreach (var id in MarkedPrograms.Find($"{Variable}={folder.Path}"))
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                // It ended by itself.
            }
        }
    }
}
