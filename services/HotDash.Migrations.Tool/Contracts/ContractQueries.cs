using HotDash.Migrations.Sql;
using HotDash.Migrations.Tool.Verdicts;
using Npgsql;

namespace HotDash.Migrations.Tool.Contracts;

/// <summary>
/// The statements that the previous release depends on (N-1). They run before and after the migrations, each in a
/// transaction that is taken back: what worked and no longer does would break the release that is still running, and the one
/// that a rollback brings back.
/// </summary>
internal static class ContractQueries
{
    /// <param name="path">A file, or a folder of files.</param>
    public static IReadOnlyList<ContractQuery> Read(string path) =>
        [.. Files(path).SelectMany(file => SqlScript.Split(File.ReadAllText(file)).Select(statement => new ContractQuery(file, statement.Line, statement.Text)))];

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*.sql").Order(StringComparer.Ordinal);
        }

        return File.Exists(path) ? [path] : throw new MigrationException($"'{path}' does not exist. Name a file or folder of SQL statements with --contract.");
    }

    /// <returns>The outcome of each: its columns and their types, or the server's message.</returns>
    public static async Task<IReadOnlyList<ContractOutcome>> RunAsync(NpgsqlConnection connection, IReadOnlyList<ContractQuery> queries, CancellationToken cancellationToken)
    {
        var outcomes = new List<ContractOutcome>();

        foreach (var query in queries)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            outcomes.Add(await RunOneAsync(connection, query, cancellationToken));
            await transaction.RollbackAsync(cancellationToken);
        }

        return outcomes;
    }

    public static IEnumerable<Finding> Compare(IReadOnlyList<ContractOutcome> before, IReadOnlyList<ContractOutcome> after)
    {
        foreach (var (old, now) in before.Zip(after))
        {
            if (old.Problem is { } stale)
            {
                yield return new Finding(old.Query.File, old.Query.Line, "contract-stale", Effect.Advice, stale, "The statement does not work on the schema that it was written for.", "Correct it, or take it out.");
            }
            else if (now.Problem is { } problem)
            {
                yield return new Finding(now.Query.File, now.Query.Line, "breaks-previous-release", Effect.Contract, problem, "The previous release runs this statement, also after a rollback.", "Keep what it needs until no such release can run any more.");
            }
            else if (old.Columns.Where((column, index) => index >= now.Columns.Count || now.Columns[index] != column).ToList() is { Count: > 0 } changed)
            {
                yield return new Finding(now.Query.File, now.Query.Line, "breaks-previous-release", Effect.Contract, $"{string.Join(", ", changed)} became {string.Join(", ", now.Columns)}", "The previous release reads these columns by place and type.", "Keep them as they are and add new ones behind them.");
            }
        }
    }

    private static async Task<ContractOutcome> RunOneAsync(NpgsqlConnection connection, ContractQuery query, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(query.Sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var columns = Enumerable.Range(0, reader.FieldCount).Select(index => $"{reader.GetName(index)} {reader.GetDataTypeName(index)}").ToList();

            while (await reader.ReadAsync(cancellationToken))
            {
                // A query fails at the row that it fails at.
            }

            return new ContractOutcome(query, columns, null);
        }
        catch (PostgresException exception)
        {
            return new ContractOutcome(query, [], $"{exception.MessageText} ({exception.SqlState})");
        }
    }
}
