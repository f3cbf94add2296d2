using HotDash.Migrations.Sql;
using Npgsql;

namespace HotDash.Migrations.Tool.DryRun;

/// <summary>Applies a file without measuring it.</summary>
internal static class PlainRun
{
    /// <returns>Where it failed; null when it did not.</returns>
    public static async Task<RunFailure?> ApplyAsync(NpgsqlConnection connection, SqlMigration migration, CancellationToken cancellationToken)
    {
        var line = 1;

        try
        {
            var statements = SqlScript.Split(migration.Sql).Where(statement => !statement.IsTransactionControl).ToList();
            var isOne = migration.IsTransactional && !statements.Any(statement => statement.Has("CONCURRENTLY") && statements.Count == 1);
            await ExecuteAsync(connection, isOne ? "begin" : "", cancellationToken);

            foreach (var statement in statements)
            {
                line = statement.Line;
                await ExecuteAsync(connection, statement.Text, cancellationToken);
            }

            await ExecuteAsync(connection, isOne ? "commit" : "", cancellationToken);
            await ExecuteAsync(connection, "reset all; reset role", cancellationToken);

            return null;
        }
        catch (PostgresException exception)
        {
            await ExecuteAsync(connection, "rollback; reset all; reset role", cancellationToken);

            return new RunFailure(line, exception.MessageText, exception.SqlState);
        }
        catch (SqlScriptException exception)
        {
            return new RunFailure(exception.Line, exception.Message, "");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        if (sql.Length > 0)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
