using System.Globalization;
using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Scratch;
using Npgsql;

namespace HotDash.Migrations.Tool.Reverse;

/// <summary>Goes up, down and up again on a copy, and believes a way back only when schemas and rows came out equal.</summary>
internal static class ReverseProof
{
    private const string Columns = """
        select quote_ident(n.nspname) || '.' || quote_ident(c.relname), string_agg(quote_ident(a.attname), ', ' order by a.attname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        group by 1 order by 1
        """;

    /// <param name="server">The scratch server.</param>
    /// <param name="database">The database as it is before the file.</param>
    /// <param name="connection">The connection to it; a database with connections cannot be copied, so it is closed and opened again.</param>
    /// <param name="migration">The file.</param>
    public static async Task<ReverseResult> TryAsync(string server, ScratchDatabase database, NpgsqlConnection connection, SqlMigration migration, CancellationToken cancellationToken)
    {
        await connection.CloseAsync();
        await using var copy = await ScratchDatabase.CreateAsync(server, database, cancellationToken);
        await connection.OpenAsync(cancellationToken);
        await using var trial = await copy.OpenAsync(cancellationToken);

        return await TryAsync(trial, migration, cancellationToken);
    }

    /// <param name="connection">A connection to a database of its own; the file is applied when this returns.</param>
    /// <param name="migration">The file.</param>
    public static async Task<ReverseResult> TryAsync(NpgsqlConnection connection, SqlMigration migration, CancellationToken cancellationToken)
    {
        var before = await CatalogReader.ReadAsync(connection, cancellationToken);
        var columns = await ReadColumnsAsync(connection, cancellationToken);
        var rows = await HashAsync(connection, columns, cancellationToken);

        if (await PlainRun.ApplyAsync(connection, migration, cancellationToken) is { } failure)
        {
            return new ReverseResult(null, false, $"it does not apply: {failure.Message}");
        }

        var up = await CatalogReader.ReadAsync(connection, cancellationToken);
        var (statements, impossible) = ReverseSql.From(CatalogDiff.Between(before, up));

        if (impossible.Count > 0)
        {
            return new ReverseResult(null, false, string.Join("; ", impossible));
        }

        var sql = string.Concat(statements.Select(statement => $"{statement};\n"));

        if (statements.Count > 0 && await PlainRun.ApplyAsync(connection, new SqlMigration("reverse", sql), cancellationToken) is { } refused)
        {
            return new ReverseResult(sql, false, $"going down failed in line {refused.Line}: {refused.Message}");
        }

        var down = await CatalogReader.ReadAsync(connection, cancellationToken);

        if (CatalogDiff.Between(before.Anonymous(), down.Anonymous()) is { Count: > 0 } left)
        {
            return new ReverseResult(sql, false, $"after going down there is still: {string.Join("; ", left.Take(3))}");
        }

        if (rows.Except(await HashAsync(connection, columns, cancellationToken)).Select(pair => pair.Key).ToList() is { Count: > 0 } changed)
        {
            return new ReverseResult(sql, false, $"rows are no longer what they were: {string.Join(", ", changed)}");
        }

        return await PlainRun.ApplyAsync(connection, migration, cancellationToken) is { } again
            ? new ReverseResult(sql, false, $"going up again failed: {again.Message}")
            : CatalogDiff.Between(up.Anonymous(), (await CatalogReader.ReadAsync(connection, cancellationToken)).Anonymous()) is { Count: > 0 } other
                ? new ReverseResult(sql, false, $"going up again gave another schema: {string.Join("; ", other.Take(3))}")
                : new ReverseResult(sql, true, statements.Count == 0 ? "it changes no schema; the way back is empty" : "");
    }

    private static async Task<Dictionary<string, string>> ReadColumnsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(Columns, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            columns.Add(reader.GetString(0), reader.GetString(1));
        }

        return columns;
    }

    /// <summary>A number per table that changes when a value of one of its columns does.</summary>
    private static async Task<Dictionary<string, string>> HashAsync(NpgsqlConnection connection, Dictionary<string, string> columns, CancellationToken cancellationToken)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);

        if (columns.Count == 0)
        {
            return hashes;
        }

        var sql = string.Join(" union all ", columns.Select(table => $"select {ReverseSql.Literal(table.Key)}, count(*), coalesce(sum(hashtextextended(row({table.Value})::text, 0)), 0)::text from {table.Key}"));
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            hashes.Add(reader.GetString(0), string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(1)} {reader.GetString(2)}"));
        }

        return hashes;
    }
}
