using System.Text.RegularExpressions;
using Npgsql;

namespace HotDash.Migrations.Tool.Scratch;

/// <summary>Fills every table with made-up rows, those that others refer to first, so that a migration meets rows.</summary>
internal static partial class SampleData
{
    private const string Tables = """
        select c.oid::bigint, quote_ident(n.nspname) || '.' || quote_ident(c.relname),
            coalesce((select array_agg(distinct k.confrelid::bigint) from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and c.relname not in ('hotdash_migrations', 'hotdash_migration_life')
        order by 1
        """;

    private const string Columns = """
        select quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), b.typcategory::text, not a.attnotnull, format_type(b.oid, null),
            case when b.typname in ('varchar', 'bpchar') and a.atttypmod > 4 then a.atttypmod - 4 else 0 end,
            (select enumlabel from pg_enum where enumtypid = b.oid order by enumsortorder limit 1),
            (select format('(select %I from %s order by 1 offset n %% greatest((select count(*) from %2$s), 1) limit 1)', f.attname, k.confrelid::regclass)
                from pg_constraint k join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[1]
                where k.conrelid = a.attrelid and k.contype = 'f' and cardinality(k.conkey) = 1 and k.conkey[1] = a.attnum and k.confrelid <> k.conrelid limit 1),
            (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1)
        from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_type b on b.oid = case when t.typbasetype <> 0 then t.typbasetype else t.oid end
        where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
            and not exists (select from pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')
        order by a.attnum
        """;

    /// <returns>Tables that could not be filled, with the server's reason.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> FillAsync(NpgsqlConnection connection, int rows, CancellationToken cancellationToken)
    {
        var unfilled = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var (oid, table) in await ReadTablesAsync(connection, cancellationToken))
        {
            var columns = await ReadColumnsAsync(connection, oid, cancellationToken);

            if (await TryFillAsync(connection, table, columns, rows, cancellationToken) is not { } problem)
            {
                continue;
            }

            // A check that the values do not meet often allows what is left out.
            if (await TryFillAsync(connection, table, columns.Where(column => !column.IsNullable).ToList(), rows, cancellationToken) is not null)
            {
                unfilled[table] = problem;
            }
        }

        return unfilled;
    }

    private static async Task<string?> TryFillAsync(NpgsqlConnection connection, string table, List<SampleColumn> columns, int rows, CancellationToken cancellationToken)
    {
        var sql = columns.Count == 0
            ? $"insert into {table} default values"
            : $"insert into {table} ({string.Join(", ", columns.Select(column => column.Name))}) select {string.Join(", ", columns.Select(column => column.Expression))} from generate_series(1, {rows}) n on conflict do nothing";

        try
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync(cancellationToken);

            return null;
        }
        catch (PostgresException exception)
        {
            return exception.MessageText;
        }
    }

    private static async Task<IReadOnlyList<(long Oid, string Table)>> ReadTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var waiting = new List<(long Oid, string Table, long[] Needs)>();
        await using var command = new NpgsqlCommand(Tables, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            waiting.Add((reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<long[]>(2)));
        }

        var ordered = new List<(long Oid, string Table)>();

        while (waiting.Count > 0)
        {
            var ready = waiting.Where(table => table.Needs.All(need => ordered.Any(done => done.Oid == need) || waiting.All(other => other.Oid != need))).ToList();
            // A circle: its tables are tried as they come.
            ready = ready.Count > 0 ? ready : waiting.Take(1).ToList();
            ordered.AddRange(ready.Select(table => (table.Oid, table.Table)));
            waiting.RemoveAll(ready.Contains);
        }

        return ordered;
    }

    private static async Task<List<SampleColumn>> ReadColumnsAsync(NpgsqlConnection connection, long table, CancellationToken cancellationToken)
    {
        var columns = new List<SampleColumn>();
        await using var command = new NpgsqlCommand(Columns, connection) { Parameters = { new() { Value = table } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            columns.Add(new SampleColumn(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2)[0],
                reader.GetBoolean(3),
                reader.GetString(4),
                reader.GetInt32(5),
                await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6),
                await reader.IsDBNullAsync(7, cancellationToken) ? null : reader.GetString(7),
                await reader.IsDBNullAsync(8, cancellationToken) ? null : FirstWord(reader.GetString(8))));
        }

        return columns;
    }

    /// <summary><c>CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text])))</c> allows "viewer".</summary>
    private static string? FirstWord(string check) => Word().Match(check) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"= ANY \(+(?:ARRAY\[)?'([^']+)'|^CHECK \(\(\w+ = '([^']+)'")]
    private static partial Regex Word();
}
