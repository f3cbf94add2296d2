using System.ComponentModel;
using System.Diagnostics;
using HotDash.Migrations.Folders;
using HotDash.Migrations.Sql;
using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>Divides the files into what the running release has applied and what is new.</summary>
internal sealed record Release(IReadOnlyList<SqlMigration> Released, IReadOnlyList<SqlMigration> Pending, IReadOnlyList<Finding> Findings, bool IsKnown)
{
    /// <summary>The base of what has never been released.</summary>
    private const string Nothing = "none";

    public static async Task<Release> FindAsync(ToolContext context, SqlMigrationSet set, CancellationToken cancellationToken)
    {
        if (context.Options["--base"] is Nothing)
        {
            return new Release([], set.Migrations, [], true);
        }

        if (context.Options["--base"] is { } reference)
        {
            return await FromGitAsync(context.Options.All("--folder"), reference, set, cancellationToken);
        }

        if (context.Options["--since"] is { } since)
        {
            var last = set.Migrations.Index().FirstOrDefault(item => item.Item.Name == since, (-1, null!)).Index;

            return last >= 0
                ? new Release([.. set.Migrations.Take(last + 1)], [.. set.Migrations.Skip(last + 1)], [], true)
                : throw new UsageException($"--since is '{since}', and no file has that name. The last one is '{set.Migrations[^1].Name}'.");
        }

        return new Release([], set.Migrations, [], false);
    }

    private static async Task<Release> FromGitAsync(IReadOnlyList<string> folders, string reference, SqlMigrationSet set, CancellationToken cancellationToken)
    {
        var old = new List<SqlMigration>();

        foreach (var folder in folders)
        {
            var names = (await GitAsync(folder, ["ls-tree", "-r", "--name-only", reference, "."], reference, cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).ToList();
            var files = new List<(string, string)>();

            foreach (var name in names)
            {
                files.Add((name, await GitAsync(folder, ["show", $"{reference}:./{name}"], reference, cancellationToken)));
            }

            old.AddRange(files.Count == 0 ? [] : MigrationFolder.FromFiles(folder, files).Migrations);
        }

        var now = set.Migrations.ToDictionary(migration => migration.Name, StringComparer.Ordinal);
        var released = old.Select(migration => migration.Name).ToHashSet(StringComparer.Ordinal);

        return new Release(old, [.. set.Migrations.Where(migration => !released.Contains(migration.Name))], [.. old.SelectMany(migration => Compare(migration, now.GetValueOrDefault(migration.Name), reference))], true);
    }

    private static IEnumerable<Finding> Compare(SqlMigration released, SqlMigration? now, string reference)
    {
        if (now is null)
        {
            yield return new Finding(released.File, 1, "released-file-removed", Effect.Contract, $"it exists in {reference} and not here", "A new environment would not get it, and the running one has it.", "Restore the file.");
        }
        else if (now.Checksum != released.Checksum)
        {
            var isComment = SqlScript.Split(now.Sql).Select(statement => statement.Normalized).SequenceEqual(SqlScript.Split(released.Sql).Select(statement => statement.Normalized), StringComparer.Ordinal);

            yield return new Finding(now.File, 1, "released-file-changed", Effect.Risky, $"it differs from {reference}{(isComment ? ", in comments or layout alone" : "")}", "The running database has applied the old text, and the runner refuses a file that has changed.", "Restore the file and put the change into a new one.");
        }
    }

    private static async Task<string> GitAsync(string folder, IReadOnlyList<string> arguments, string reference, CancellationToken cancellationToken)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })
                ?? throw new UsageException("git did not start.");
            var error = git.StandardError.ReadToEndAsync(cancellationToken);
            var output = await git.StandardOutput.ReadToEndAsync(cancellationToken);
            await git.WaitForExitAsync(cancellationToken);

            // A shallow clone must not look like a release without migrations.
            return git.ExitCode == 0 ? output : throw new UsageException($"--base {reference} cannot be read: {(await error).Trim()}. A shallow clone lacks it: check out with fetch-depth: 0.");
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"--base needs git: {exception.Message}.");
        }
    }
}
