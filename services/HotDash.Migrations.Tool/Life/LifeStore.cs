using Npgsql;
using NpgsqlTypes;

namespace HotDash.Migrations.Tool.Life;

/// <summary>The table <c>hotdash_migration_life</c> of the target database. Rows are only added.</summary>
internal sealed class LifeStore(NpgsqlDataSource target)
{
    private const string Create = """
        create table if not exists hotdash_migration_life (
            id bigint generated always as identity constraint hotdash_migration_life_pkey primary key,
            migration text not null,
            checksum text not null,
            state text not null,
            actor text not null,
            at timestamptz not null,
            evidence jsonb not null default '{}')
        """;

    public async Task AddAsync(IEnumerable<LifeEvent> events, CancellationToken cancellationToken)
    {
        await using var connection = await target.OpenConnectionAsync(cancellationToken);
        await using (var create = new NpgsqlCommand(Create, connection))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        foreach (var entry in events)
        {
            await using var insert = new NpgsqlCommand("insert into hotdash_migration_life (migration, checksum, state, actor, at, evidence) values ($1, $2, $3, $4, $5, $6)", connection)
            {
                Parameters =
                {
                    new() { Value = entry.Migration },
                    new() { Value = entry.Checksum },
                    new() { Value = entry.State.ToString().ToLowerInvariant() },
                    new() { Value = entry.Actor },
                    new() { Value = entry.At.UtcDateTime },
                    new() { Value = entry.Evidence, NpgsqlDbType = NpgsqlDbType.Jsonb },
                },
            };
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<LifeEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await target.OpenConnectionAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("select to_regclass('hotdash_migration_life') is not null", connection);

        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return [];
        }

        var events = new List<LifeEvent>();
        await using var command = new NpgsqlCommand("select migration, checksum, state, actor, at, evidence::text from hotdash_migration_life order by id", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new LifeEvent(
                reader.GetString(0),
                reader.GetString(1),
                Enum.Parse<LifeState>(reader.GetString(2), ignoreCase: true),
                reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4),
                reader.GetString(5)));
        }

        return events;
    }
}
