using System.Globalization;
using System.Text;

namespace HotDash.Hosting.Shared;

/// <summary>Programs that carry a variable in their environment, as they were started with it. Found through /proc; elsewhere there are none.</summary>
internal static class MarkedPrograms
{
    /// <param name="marker"><c>NAME=value</c>.</param>
    /// <returns>Process ids, without this process.</returns>
    public static IReadOnlyList<int> Find(string marker) => Directory.Exists("/proc")
        ? [.. Directory.EnumerateDirectories("/proc").Select(path => Number(Path.GetFileName(path))).OfType<int>().Where(id => id != Environment.ProcessId && Carries(id, marker))]
        : [];

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
