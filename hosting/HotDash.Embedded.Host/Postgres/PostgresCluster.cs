using System.Globalization;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Postgres;

/// <summary>
/// The data of one PostgreSQL server. It is made beside its final place and renamed when complete: what lies at the
/// final place has never been half-finished by us.
/// </summary>
internal sealed class PostgresCluster(DataFolder folder, PostgresBinaries binaries, PostgresSettings settings)
{
    private const string PartialPrefix = "pgdata.partial-";

    public string Path { get; } = System.IO.Path.Combine(folder.Data, "pgdata");

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        DeletePartial();

        if (!Directory.Exists(Path) || !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            await CreateAsync(cancellationToken);
            return;
        }

        RefuseIncomplete();
        RefuseOtherMajor();
    }

    /// <summary>
    /// Sets the administrator's password without knowing the old one, by the server's single-user mode. It is needed when
    /// the stored password of the stack was lost or changed; the developer must not be locked out of the own data.
    /// </summary>
    public async Task SetPasswordAsync(CancellationToken cancellationToken)
    {
        var launch = new ProcessLaunch(binaries.Postgres, ["--single", "-D", Path, "-c", "exit_on_error=on", "postgres"], Path, folder.Account)
        {
            Input = $"alter role {Quote(settings.User)} password '{ScramVerifier.Create(settings.Password)}'\n",
        };
        var (exitCode, output) = await launch.RunAsync(cancellationToken);

        if (exitCode != 0)
        {
            throw new EmbeddedHostException($"The password of '{settings.User}' could not be set in '{folder.Configured}' ({exitCode}): {output.Trim()}");
        }
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var partial = System.IO.Path.Combine(folder.Data, PartialPrefix + Guid.NewGuid().ToString("N"));
        var passwordFile = partial + ".pw";

        try
        {
            WritePassword(passwordFile);
            var (exitCode, output) = await new ProcessLaunch(binaries.InitDb, InitArguments(partial, passwordFile), folder.Data, folder.Account).RunAsync(cancellationToken);

            if (exitCode != 0)
            {
                throw new EmbeddedHostException(
                    StorageFaults.ExplainOutput([output], folder.Configured)
                    ?? $"initdb failed for '{folder.Configured}' with exit code {exitCode}: {string.Join(Environment.NewLine, output.Trim().Split('\n').TakeLast(6))}");
            }

            if (Directory.Exists(Path))
            {
                Directory.Delete(Path);
            }

            Directory.Move(partial, Path);
        }
        finally
        {
            File.Delete(passwordFile);
            DeletePartial();
        }
    }

    // The builtin provider depends on no library of the machine: the same order everywhere, no collation version to go stale.
    private string[] InitArguments(string target, string passwordFile)
    {
        string[] arguments =
        [
            "-D", target, "-U", settings.User, "-A", "scram-sha-256", "--pwfile", passwordFile, "--no-sync", "--no-instructions",
            "-E", "UTF8", "--locale=C", "-c", "shared_buffers=32MB",
        ];

        return binaries.Major >= 17 ? [.. arguments, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : arguments;
    }

    private void WritePassword(string file)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };

        using (var writer = new StreamWriter(file, options))
        {
            writer.WriteLine(settings.Password);
        }

        folder.Account?.Own(file);
    }

    private void DeletePartial()
    {
        foreach (var left in Directory.EnumerateDirectories(folder.Data, PartialPrefix + "*"))
        {
            Directory.Delete(left, recursive: true);
        }

        foreach (var left in Directory.EnumerateFiles(folder.Data, PartialPrefix + "*"))
        {
            File.Delete(left);
        }
    }

    private void RefuseIncomplete()
    {
        if (!File.Exists(System.IO.Path.Combine(Path, "PG_VERSION")) || !File.Exists(System.IO.Path.Combine(Path, "global", "pg_control")))
        {
            throw new EmbeddedHostException(
                $"The data in '{Path}' are incomplete (PG_VERSION or global/pg_control is missing) and no server can read them. "
                + "Restore the folder from a copy, or run reset-data to begin with an empty one.",
                ExitCodes.Refused);
        }
    }

    private void RefuseOtherMajor()
    {
        var found = File.ReadAllText(System.IO.Path.Combine(Path, "PG_VERSION")).Trim();
        if (found != binaries.Major.ToString(CultureInfo.InvariantCulture))
        {
            throw new EmbeddedHostException(
                $"The data in '{Path}' were made by PostgreSQL {found}, the binaries are {binaries.Version}. "
                + $"Set {SettingNames.Tools} to an installed PostgreSQL {found} to keep working with them, or run reset-data to begin with an empty database.",
                ExitCodes.Refused);
        }
    }
}
