using System.Text.Json;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Postgres;

/// <summary>A folder with bin, lib and share from which the server's account can run.</summary>
internal sealed record PostgresBinaries(string Folder, int Major, string Version)
{
    public string Postgres => Path.Combine(Folder, "bin", "postgres");

    public string InitDb => Path.Combine(Folder, "bin", "initdb");

    public static async Task<PostgresBinaries> LocateAsync(EnvironmentSettings settings, Account? account, CancellationToken cancellationToken)
    {
        var source = settings.Find(SettingNames.Tools) ?? PostgresPackage.Find();
        if (!File.Exists(Path.Combine(source, "bin", "postgres")))
        {
            throw new EmbeddedHostException(
                $"No PostgreSQL binaries in '{source}'. Build again to fetch them (Node is needed), or set {SettingNames.Tools} to a folder that holds bin, lib and share.",
                ExitCodes.Usage);
        }

        var manifest = Path.Combine(source, "..", "package.json");
        if (!File.Exists(manifest))
        {
            return await FromInstallationAsync(source, cancellationToken);
        }

        var version = ReadVersion(manifest);
        var folder = account is null && PostgresPackage.IsLinked(source) ? source : PostgresPackage.CopyToCache(source, version);
        return new PostgresBinaries(folder, Major: MajorOf(version), version.Split('-')[0]);
    }

    private static async Task<PostgresBinaries> FromInstallationAsync(string folder, CancellationToken cancellationToken)
    {
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        var (exitCode, output) = await new ProcessLaunch(Path.Combine(folder, "bin", "postgres"), ["--version"], "/", Account: null).RunAsync(cancellationToken);
        var words = output.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return exitCode == 0 && words.Length >= 3
            ? new PostgresBinaries(folder, MajorOf(words[2]), words[2].Trim())
            : throw new EmbeddedHostException($"'{folder}/bin/postgres --version' failed with {exitCode}: {output.Trim()}");
    }

    private static string ReadVersion(string manifest)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(manifest));
        return document.RootElement.GetProperty("version").GetString()
            ?? throw new EmbeddedHostException($"'{manifest}' names no version. Run 'npm ci' in infra/tools again.");
    }

    private static int MajorOf(string version) =>
        int.TryParse(version.Split('.')[0], out var major)
            ? major
            : throw new EmbeddedHostException($"PostgreSQL version '{version}' cannot be read.");
}
