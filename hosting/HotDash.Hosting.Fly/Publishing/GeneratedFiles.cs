namespace HotDash.Hosting.Fly.Publishing;

/// <summary>Writes generated files and compares them with those that exist.</summary>
internal static class GeneratedFiles
{
    /// <summary>Files that are as they should be are not touched.</summary>
    public static async Task WriteAsync(string root, IEnumerable<GeneratedFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(root, file.Path);

            if (Read(path) == file.Content)
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Content, cancellationToken);
        }
    }

    public static FileComparison Compare(string root, IReadOnlyList<GeneratedFile> files) => new(
        [.. files.Where(file => Read(Path.Combine(root, file.Path)) is { } existing && existing != file.Content).Select(file => file.Path)],
        [.. files.Where(file => Read(Path.Combine(root, file.Path)) is null).Select(file => file.Path)],
        [.. Owned(root).Except(files.Select(file => file.Path))]);

    /// <summary>Everything in the publisher's own folder, and of the workflows those that say that they are generated.</summary>
    private static IEnumerable<string> Owned(string root) =>
        Files(Path.Combine(root, FlyPublication.AppsFolder))
            .Concat(Files(Path.Combine(root, FlyWorkflows.Folder)).Where(path => File.ReadLines(path).FirstOrDefault() == FlyWorkflowText.Generated))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
