namespace HotDash.Tools.Fetch;

/// <summary>
/// npm archives hold no symbolic links, and the package's install script that makes them stays off. The server needs
/// these four; without libpq's, initdb would silently load the system's library.
/// </summary>
internal static class PostgresLibraries
{
    private static readonly string[] s_libraries = ["libicudata.so", "libicui18n.so", "libicuuc.so", "libpq.so"];

    public static void Link(string folder)
    {
        foreach (var library in s_libraries)
        {
            // libpq.so.5.18 -> link libpq.so.5; libicuuc.so.60.2 -> link libicuuc.so.60
            var file = Directory.EnumerateFiles(folder, library + ".*.*").Select(Path.GetFileName).SingleOrDefault()
                ?? throw ToolFetchException.Content(library, folder);
            var link = Path.Combine(folder, file[..file.LastIndexOf('.')]);
            File.Delete(link);
            File.CreateSymbolicLink(link, file);
        }
    }
}
