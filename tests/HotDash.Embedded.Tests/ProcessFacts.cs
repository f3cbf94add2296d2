using System.Globalization;

namespace HotDash.Embedded.Tests;

internal static class ProcessFacts
{
    /// <summary>A process that has ended and waits for its parent to notice counts as gone.</summary>
    public static bool Exists(int process) =>
        File.Exists($"/proc/{process}/status") && !File.ReadAllText($"/proc/{process}/status").Contains("State:\tZ", StringComparison.Ordinal);

    public static string Arguments(int process) => File.ReadAllText($"/proc/{process}/cmdline");

    public static string EnvironmentOf(int process) => File.ReadAllText($"/proc/{process}/environ");

    // Uid:	65534	65534	65534	65534
    public static string User(int process) => File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];

    public static IReadOnlyList<int> Children(int process) =>
        [.. Directory.EnumerateDirectories($"/proc/{process}/task")
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];

    /// <summary>The one process whose working directory lies in the folder.</summary>
    public static int WorkingBelow(string folder) => Directory.EnumerateDirectories("/proc")
        .Select(entry => (Name: Path.GetFileName(entry), Folder: TryReadLink(Path.Combine(entry, "cwd"))))
        .Where(process => process.Folder?.StartsWith(folder + "/", StringComparison.Ordinal) == true)
        .Select(process => int.Parse(process.Name, CultureInfo.InvariantCulture))
        .Single();

    private static string? TryReadLink(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
