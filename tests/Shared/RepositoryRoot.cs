namespace HotDash.Tests;

/// <summary>The clone that the running tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "HotDash.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No HotDash.slnx above '{AppContext.BaseDirectory}': run the tests from a clone.");
    }
}
