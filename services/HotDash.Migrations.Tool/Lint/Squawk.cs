using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace HotDash.Migrations.Tool.Lint;

/// <summary>Runs squawk (https://squawkhq.com) on files and reads what it says.</summary>
/// <param name="program">Its path.</param>
internal sealed class Squawk(string program)
{
    /// <summary>squawk itself says 1 when it has remarks.</summary>
    private const int HasRemarks = 1;

    /// <summary>A remark on every create table that Postgres' own search path makes needless here.</summary>
    private const string Excluded = "require-table-schema";

    /// <summary>The one that was asked for, the one that the build fetched, or the one on the path.</summary>
    /// <exception cref="MigrationException">There is none.</exception>
    public static Squawk Find(string? asked)
    {
        var fetched = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "hotdash:squawk")?.Value;
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "squawk"));
        IEnumerable<string> candidates = asked is null ? [fetched ?? "", .. onPath] : [asked];

        return candidates.FirstOrDefault(File.Exists) is { } found
            ? new Squawk(found)
            : throw new MigrationException($"squawk was not found{(asked is null ? "" : $" at '{asked}'")}, so the files cannot be linted. Build infra/tools, which fetches it, or name it with --squawk PATH.");
    }

    public async Task<IReadOnlyList<LintFinding>> LintAsync(IReadOnlyList<SqlMigration> migrations, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hotdash-lint-");

        try
        {
            var findings = new List<LintFinding>();

            foreach (var group in migrations.Index().GroupBy(item => item.Item.IsTransactional))
            {
                var paths = new Dictionary<string, string>(StringComparer.Ordinal);

                foreach (var (index, migration) in group)
                {
                    var path = Path.Combine(folder.FullName, $"{index:D6}.sql");
                    await File.WriteAllTextAsync(path, migration.Sql, cancellationToken);
                    paths.Add(path, migration.File);
                }

                findings.AddRange(Read(await RunAsync([.. paths.Keys], group.Key, cancellationToken), paths));
            }

            return findings;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> RunAsync(IReadOnlyList<string> paths, bool isInTransaction, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["--reporter", "json", "--pg-version", "15.0", "--exclude", Excluded, .. isInTransaction ? ["--assume-in-transaction"] : Array.Empty<string>(), .. paths])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A .squawk.toml of the folder it is started in must not change the verdict.
            WorkingDirectory = Path.GetDirectoryName(paths[0]),
        };

        try
        {
            using var process = Process.Start(start) ?? throw new MigrationException($"squawk at '{program}' did not start.");
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            return process.ExitCode is 0 or HasRemarks
                ? output
                : throw new MigrationException($"squawk at '{program}' ended with exit code {process.ExitCode}: {(await error).Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw new MigrationException($"squawk at '{program}' cannot be run: {exception.Message}. Name another with --squawk PATH.", exception);
        }
    }

    /// <summary><c>[{"file":"a.sql","line":0,"column":0,"level":"Warning","message":"…","help":null,"rule_name":"ban-drop-column",…}]</c></summary>
    private static IEnumerable<LintFinding> Read(string json, Dictionary<string, string> files)
    {
        using var document = JsonDocument.Parse(json);

        return [.. document.RootElement.EnumerateArray().Select(item => new LintFinding(
            files[item.GetProperty("file").GetString() ?? ""],
            item.GetProperty("line").GetInt32() + 1,
            item.GetProperty("rule_name").GetString() ?? "",
            item.GetProperty("message").GetString() ?? "",
            item.GetProperty("help").GetString() ?? "See https://squawkhq.com/docs/rules."))];
    }
}
