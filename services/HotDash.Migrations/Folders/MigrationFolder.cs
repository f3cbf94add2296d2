using System.Text.RegularExpressions;

namespace HotDash.Migrations.Folders;

/// <summary>Reads a folder of SQL files in any layout that is in use.</summary>
public static partial class MigrationFolder
{
    private const string PrismaFile = "migration.sql";

    /// <param name="folder">The folder of the files, or of the folders that hold one each (Prisma).</param>
    /// <exception cref="MigrationException">The folder is missing, empty or mixed.</exception>
    public static SqlMigrationSet Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);

        if (!Directory.Exists(folder))
        {
            throw new MigrationException($"Folder '{folder}' does not exist. Name a folder of migrations with --folder.");
        }

        var paths = Directory.EnumerateFiles(folder, "*.sql").Concat(Directory.EnumerateDirectories(folder).Select(child => Path.Combine(child, PrismaFile)).Where(File.Exists));

        return FromFiles(folder, paths.Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))));
    }

    /// <summary>The set of files that were read elsewhere, for instance from an older commit. Paths are relative to the folder.</summary>
    public static SqlMigrationSet FromFiles(string folder, IEnumerable<(string Path, string Sql)> files)
    {
        var read = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();

        if (read.Count == 0)
        {
            throw new MigrationException($"Folder '{folder}' holds no migration: neither *.sql nor */{PrismaFile}. Name the folder that holds them.");
        }

        var layout = LayoutOf(folder, read.ConvertAll(file => file.Path));

        return new SqlMigrationSet(folder, [.. read.Select(file => new SqlMigration(file.Path, file.Sql) { File = Path.Combine(folder, file.Path), Layout = layout })]);
    }

    private static MigrationLayout LayoutOf(string folder, List<string> paths)
    {
        var layouts = paths.ConvertAll(path => path.EndsWith($"/{PrismaFile}", StringComparison.Ordinal) ? MigrationLayout.Prisma
            : Timestamped().IsMatch(path) ? MigrationLayout.Supabase
            : MigrationLayout.HotDash).Distinct().ToList();

        if (layouts.Contains(MigrationLayout.Prisma) && layouts.Count > 1)
        {
            throw new MigrationException($"Folder '{folder}' mixes Prisma's folders with plain files, so their order is unclear. Move one kind to a folder of its own.");
        }

        return layouts.Count == 1 ? layouts[0] : MigrationLayout.HotDash;
    }

    [GeneratedRegex(@"^\d{14}_.*\.sql$")]
    private static partial Regex Timestamped();
}
