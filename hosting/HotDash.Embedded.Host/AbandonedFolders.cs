using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host;

/// <summary>Ephemeral folders whose host and watchdog were killed together; the next ephemeral start deletes them.</summary>
internal static class AbandonedFolders
{
    public const string Marker = "ephemeral";

    public static void DeleteBeside(string path)
    {
        foreach (var sibling in Directory.EnumerateDirectories(Path.GetDirectoryName(path) ?? path))
        {
            if (sibling != path && File.Exists(Path.Combine(sibling, Marker)))
            {
                Delete(sibling);
            }
        }
    }

    private static void Delete(string path)
    {
        using var folder = DataFolder.TryTake(path);
        if (folder is null)
        {
            return;
        }

        Leftovers.End(folder.Data);

        try
        {
            folder.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Out.WriteLine($"'{path}' was abandoned and could not be deleted: {exception.Message}");
        }
    }
}
