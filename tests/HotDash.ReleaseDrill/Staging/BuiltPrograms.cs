using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotDash.ReleaseDrill.Staging;

/// <summary>What the build that this program belongs to has made.</summary>
internal static class BuiltPrograms
{
    private static readonly DirectoryInfo s_output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Root { get; } = FindRoot();

    public static string AppHost => Path.Combine(FolderOf("HotDash.AppHost"), "HotDash.AppHost.dll");

    public static string Simulator => Path.Combine(AppContext.BaseDirectory, "HotDash.FlySimulator");

    public static string Of(string project) => Path.Combine(FolderOf(project), project);

    /// <summary>Over every file's path and contents: it names the bytes that run, as an image's digest does.</summary>
    public static string DigestOf(string project, string version)
    {
        var files = Directory.EnumerateFiles(FolderOf(project), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(FolderOf(project), path)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}\n"));

        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Append(version)))))}";
    }

    /// <summary>The commit that it was built from, as it says itself.</summary>
    public static string CommitOf(string project) =>
        FileVersionInfo.GetVersionInfo(Path.Combine(FolderOf(project), $"{project}.dll")).ProductVersion?.Split('+') is [_, var commit]
            ? commit
            : throw new InvalidOperationException($"{project} does not know what it was built from. Build it in a clone with Git.");

    private static string FolderOf(string project) => Path.Combine(Root, "artifacts", "bin", project, s_output.Name);

    private static string FindRoot()
    {
        for (var folder = s_output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HotDash.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No HotDash.slnx above '{s_output}': start it in a clone.");
    }
}
