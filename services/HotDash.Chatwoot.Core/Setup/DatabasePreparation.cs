using HotDash.Chatwoot.Core.Data;
using HotDash.Migrations;

namespace HotDash.Chatwoot.Core.Setup;

/// <summary>Brings the schema up to date, in a database that is empty or ours.</summary>
public sealed class DatabasePreparation(Database database, MigrationRunner runner)
{
    private const string Foreign = """
        select count(*) from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'
            and not exists (select from information_schema.tables where table_schema = 'public' and table_name = 'hotdash_migrations')
        """;

    public static SqlMigrationSet Migrations { get; } = SqlMigrationSet.FromAssembly("chatwoot", typeof(DatabasePreparation).Assembly);

    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        if (await database.SingleAsync<long>(Foreign, null, cancellationToken) is > 0 and var tables)
        {
            throw new SetupException(
                $"The database of ConnectionStrings:chatwoot holds {tables} tables that HotDash did not make, so nothing was changed. "
                + "Name a database of its own for the compatible service; the official Chatwoot has another one.");
        }

        return await runner.ApplyAsync(Migrations, cancellationToken);
    }
}
