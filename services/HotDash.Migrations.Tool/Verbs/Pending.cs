using HotDash.Migrations.Tool.CommandLine;
using Npgsql;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>What the target has not applied yet.</summary>
internal static class Pending
{
    /// <exception cref="MigrationException">A file that was applied has changed or is gone.</exception>
    public static async Task<IReadOnlyList<SqlMigration>> FindAsync(NpgsqlDataSource target, SqlMigrationSet set, CancellationToken cancellationToken)
    {
        var statuses = await ToolContext.Runner(target).ReadStatusAsync(set, cancellationToken);

        if (statuses.FirstOrDefault(status => status.State is MigrationState.Changed or MigrationState.Missing) is { } wrong)
        {
            throw new MigrationException($"Migration '{wrong.Name}' was applied to {set.Name} on {wrong.AppliedAt:u} and is {wrong.State.ToString().ToLowerInvariant()} now. Restore the file as it was.");
        }

        var names = statuses.Where(status => status.State == MigrationState.Pending).Select(status => status.Name).ToHashSet(StringComparer.Ordinal);

        return [.. set.Migrations.Where(migration => names.Contains(migration.Name))];
    }
}
