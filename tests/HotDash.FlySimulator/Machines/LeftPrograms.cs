using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HotDash.FlySimulator.Machines;

/// <summary>On Fly nothing of a machine outlives its main program. Here what that one has started would: it is found by a variable that all of them have.</summary>
internal static class LeftPrograms
{
    public const string Variable = "FLY_SIMULATOR_MACHINE";

    public static void Kill(MachineFolder folder)
    {
        var marker = $"{Variable}={folder.Path}";

        foreach (var id in Directory.Exists("/proc") ? Directory.EnumerateDirectories("/proc").Select(path => Number(Path.GetFileName(path))).OfType<int>().Where(id => Carries(id, marker)).ToList() : [])
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

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool Carries(int id, string marker)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/environ")).Split('\0').Contains(marker);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
