using System.Globalization;
using System.Text;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>
/// The programs that a runner has started, by a variable in their environment: a killed runner leaves its flyctl behind, which would go on deploying
/// while the next one verifies. Found through /proc; elsewhere Fly's own leases on machines are all that there is.
/// </summary>
internal static class OwnedPrograms
{
    public const string Variable = "HOTDASH_RELEASE_LEDGER";

    /// <summary>Ends those that belong to a ledger, and says how many.</summary>
    public static int End(string folder)
    {
        var marker = $"{Variable}={Path.GetFullPath(folder)}";
        var found = Directory.Exists("/proc")
            ? Directory.EnumerateDirectories("/proc").Select(path => Number(Path.GetFileName(path))).OfType<int>().Where(id => id != Environment.ProcessId && Carries(id, marker)).ToList()
            : [];

        foreach (var id in found)
        {
            ProcessIdentity.Of(id)?.End();
        }

        return found.Count;
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
