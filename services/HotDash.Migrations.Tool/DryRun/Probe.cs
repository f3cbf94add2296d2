using System.Globalization;
using Npgsql;

namespace HotDash.Migrations.Tool.DryRun;

/// <summary>
/// What the own session holds and has done at this moment. Asked within the open transaction it is exact: locks are held
/// until the end of the transaction, and the counters are this transaction's alone.
/// </summary>
internal sealed record Probe(IReadOnlyDictionary<long, HeldLock> Locks, IReadOnlyDictionary<long, TableActivity> Tables, TimeSpan LockTimeout)
{
    private const string Query = """
        select c.oid::bigint, n.nspname || '.' || c.relname,
            coalesce((select max(array_position(array['AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock',
                'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'], l.mode))
                from pg_locks l where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.relation = c.oid and l.granted), 0),
            coalesce(x.seq_scan, 0), coalesce(x.n_tup_ins, 0), coalesce(x.n_tup_upd, 0), coalesce(x.n_tup_del, 0),
            coalesce(pg_relation_filenode(c.oid), 0)::bigint, (select setting::bigint from pg_settings where name = 'lock_timeout')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_stat_xact_all_tables x on x.relid = c.oid
        where c.relkind in ('r', 'p', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        """;

    public static async Task<Probe> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var locks = new Dictionary<long, HeldLock>();
        var tables = new Dictionary<long, TableActivity>();
        var lockTimeout = 0L;
        await using var command = new NpgsqlCommand(Query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            var (oid, table) = (reader.GetInt64(0), reader.GetString(1));
            tables[oid] = new TableActivity(oid, table, reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7));
            lockTimeout = reader.GetInt64(8);

            if (reader.GetInt32(2) is > 0 and var mode)
            {
                locks[oid] = new HeldLock(oid, table, (LockMode)(mode - 1));
            }
        }

        return new Probe(locks, tables, TimeSpan.FromMilliseconds(lockTimeout));
    }

    public static async Task<TimeSpan> ReadLockTimeoutAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select setting from pg_settings where name = 'lock_timeout'", connection);

        return TimeSpan.FromMilliseconds(long.Parse((string)(await command.ExecuteScalarAsync(cancellationToken) ?? "0"), CultureInfo.InvariantCulture));
    }
}
