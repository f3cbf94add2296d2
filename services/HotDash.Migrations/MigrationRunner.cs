using System.Globalization;
using HotDash.Migrations.Sql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HotDash.Migrations;

/// <summary>
/// Applies a set in order under an advisory lock, one transaction per file unless the file declares otherwise, and records
/// name, checksum and time in <c>hotdash_migrations</c>. A file that was applied and has changed since stops the run before
/// anything is applied. A lock that is not to be had in time is given up and asked for again, so that readers never queue
/// behind a migration for long.
/// </summary>
public sealed partial class MigrationRunner(NpgsqlDataSource dataSource, ILogger<MigrationRunner> logger)
{
    /// <summary>"hotdash" on a phone keypad: any fixed number serves, as long as every runner uses the same.</summary>
    private const long AdvisoryLock = 4683274;

    public MigrationRunnerOptions Options { get; init; } = new();

    /// <returns>The names applied by this run, in order; empty when the schema was current.</returns>
    /// <exception cref="MigrationException">A file changed after it was applied, or failed.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(SqlMigrationSet set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLock})", cancellationToken);

        try
        {
            await MigrationHistory.EnsureAsync(connection, cancellationToken);
            var pending = await FindPendingAsync(connection, set, cancellationToken);

            foreach (var migration in pending)
            {
                await ApplyOneAsync(connection, set, migration, cancellationToken);
            }

            return [.. pending.Select(migration => migration.Name)];
        }
        finally
        {
            // The lock must be given back even when the caller has been cancelled; it would otherwise live as long as the pooled connection.
            await ExecuteAsync(connection, $"select pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    /// <summary>Applies what is pending in one transaction and takes it back: the database is left as it was.</summary>
    /// <returns>The names that would be applied.</returns>
    /// <exception cref="MigrationException">A file failed, or cannot be tried out because it runs outside a transaction.</exception>
    public async Task<IReadOnlyList<string>> TryAsync(SqlMigrationSet set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var pending = await FindPendingAsync(connection, set, cancellationToken);

        if (pending.FirstOrDefault(migration => !migration.IsTransactional) is { } outside)
        {
            throw new MigrationException($"Migration '{outside.Name}' of '{set.Name}' runs outside a transaction, so it cannot be tried out here and taken back. Check it on a scratch server.");
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, LockTimeout("set local"), cancellationToken);

        foreach (var migration in pending)
        {
            RefuseTransactionControl(set, migration);
            await GuardAsync(set, migration, "was taken back", () => ExecuteAsync(connection, migration.Sql, cancellationToken));
        }

        await transaction.RollbackAsync(cancellationToken);

        return [.. pending.Select(migration => migration.Name)];
    }

    /// <summary>Where each migration stands, in order; what was applied and has no file comes last.</summary>
    public async Task<IReadOnlyList<MigrationStatus>> ReadStatusAsync(SqlMigrationSet set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var history = await MigrationHistory.ReadAsync(connection, cancellationToken);
        var known = set.Migrations.Select(migration => history.TryGetValue(migration.Name, out var applied)
            ? new MigrationStatus(migration.Name, applied.Checksum == migration.Checksum ? MigrationState.Applied : MigrationState.Changed, migration.Checksum, applied.At)
            : new MigrationStatus(migration.Name, MigrationState.Pending, migration.Checksum, null)).ToList();
        var names = known.Select(status => status.Name).ToHashSet(StringComparer.Ordinal);

        return [.. known, .. history.Where(entry => !names.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new MigrationStatus(entry.Key, MigrationState.Missing, entry.Value.Checksum, entry.Value.At))];
    }

    private static async Task<List<SqlMigration>> FindPendingAsync(NpgsqlConnection connection, SqlMigrationSet set, CancellationToken cancellationToken)
    {
        var applied = await MigrationHistory.ReadAsync(connection, cancellationToken);

        foreach (var migration in set.Migrations)
        {
            if (applied.TryGetValue(migration.Name, out var entry) && entry.Checksum != migration.Checksum)
            {
                throw new MigrationException(
                    $"Migration '{migration.Name}' of '{set.Name}' was applied with checksum {entry.Checksum[..12]} and is now {migration.Checksum[..12]}. "
                    + "Restore the file and put the change into a new migration.");
            }
        }

        return [.. set.Migrations.Where(migration => !applied.ContainsKey(migration.Name))];
    }

    private async Task ApplyOneAsync(NpgsqlConnection connection, SqlMigrationSet set, SqlMigration migration, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await (migration.IsTransactional ? InOneTransactionAsync(connection, set, migration, cancellationToken) : OneByOneAsync(connection, set, migration, cancellationToken));
                LogApplied(set.Name, migration.Name);

                return;
            }
            catch (MigrationException exception) when (migration.IsTransactional && attempt < Options.Attempts && exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            {
                LogLockNotGiven(migration.Name, attempt, Options.Attempts);
                await Task.Delay(Options.Pause * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble()), cancellationToken);
            }
        }
    }

    private async Task InOneTransactionAsync(NpgsqlConnection connection, SqlMigrationSet set, SqlMigration migration, CancellationToken cancellationToken)
    {
        RefuseTransactionControl(set, migration);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, LockTimeout("set local"), cancellationToken);
        await GuardAsync(set, migration, "was rolled back", () => ExecuteAsync(connection, migration.Sql, cancellationToken));
        await MigrationHistory.AddAsync(connection, migration, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task OneByOneAsync(NpgsqlConnection connection, SqlMigrationSet set, SqlMigration migration, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, LockTimeout("set"), cancellationToken);

        try
        {
            foreach (var statement in SqlScript.Split(migration.Sql))
            {
                await GuardAsync(
                    set,
                    migration,
                    $"stopped at line {statement.Line}; what stands above it stays. An index whose concurrent build failed is left invalid: drop it, then apply again",
                    () => ExecuteAsync(connection, statement.Text, cancellationToken));
            }
        }
        finally
        {
            // The connection goes back to the pool with its settings.
            await ExecuteAsync(connection, "reset lock_timeout", CancellationToken.None);
        }

        await MigrationHistory.AddAsync(connection, migration, cancellationToken);
    }

    private static async Task GuardAsync(SqlMigrationSet set, SqlMigration migration, string outcome, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (PostgresException exception)
        {
            throw new MigrationException($"Migration '{migration.Name}' of '{set.Name}' failed and {outcome}: {exception.MessageText} ({exception.SqlState}).", exception);
        }
    }

    private static void RefuseTransactionControl(SqlMigrationSet set, SqlMigration migration)
    {
        if (SqlScript.Split(migration.Sql).FirstOrDefault(statement => statement.IsTransactionControl) is { } control)
        {
            throw new MigrationException(
                $"Migration '{migration.Name}' of '{set.Name}' says {control.Verb} in line {control.Line}, which would end the transaction that protects it. "
                + "Take it out, or declare '-- hotdash: no-transaction' in the first line.");
        }
    }

    private string LockTimeout(string set) => string.Create(CultureInfo.InvariantCulture, $"{set} lock_timeout = {(long)Options.LockTimeout.TotalMilliseconds}");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {Migration} of {Set}")]
    private partial void LogApplied(string set, string migration);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Migration {Migration} was not given a lock in time, attempt {Attempt} of {Attempts}")]
    private partial void LogLockNotGiven(string migration, int attempt, int attempts);
}
