using HotDash.Migrations.Tool.Catalog;
using Npgsql;

namespace HotDash.Migrations.Tool.Preparations;

/// <summary>A database before or after an application has migrated it.</summary>
internal sealed record SchemaMoment(DateTimeOffset At, SchemaVersion Version, IReadOnlyList<CatalogObject> Objects)
{
    public static async Task<SchemaMoment> ReadAsync(NpgsqlDataSource target, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var connection = await target.OpenConnectionAsync(cancellationToken);
        var version = await SchemaVersion.ReadAsync(connection, cancellationToken);
        var catalog = await CatalogReader.ReadAsync(connection, cancellationToken);

        return new SchemaMoment(time.GetUtcNow(), version, catalog.Objects);
    }
}
