using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Preferences;

internal sealed class PreferenceStore(NpgsqlDataSource dataSource)
{
    public async Task<OperatorPreferences> ReadAsync(long operatorId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "select theme, tile_order, hidden_tiles from preferences where operator_id = @operatorId",
            new { operatorId },
            cancellationToken: cancellationToken));

        return row is null ? OperatorPreferences.Default : new OperatorPreferences(row.Theme, row.TileOrder, row.HiddenTiles);
    }

    public async Task SaveAsync(long operatorId, OperatorPreferences preferences, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into preferences (operator_id, theme, tile_order, hidden_tiles) values (@operatorId, @Theme, @order, @hidden)
            on conflict (operator_id) do update
            set theme = excluded.theme, tile_order = excluded.tile_order, hidden_tiles = excluded.hidden_tiles, updated_at = now()
            """,
            new { operatorId, preferences.Theme, order = preferences.TileOrder.ToArray(), hidden = preferences.HiddenTiles.ToArray() },
            cancellationToken: cancellationToken));
    }

    /// <summary>The rest of what the operator prefers stays as it is.</summary>
    public async Task SaveTileOrderAsync(long operatorId, IReadOnlyList<string> order, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into preferences (operator_id, tile_order) values (@operatorId, @order)
            on conflict (operator_id) do update set tile_order = excluded.tile_order, updated_at = now()
            """,
            new { operatorId, order = order.ToArray() },
            cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public string Theme { get; init; } = "auto";

        public string[] TileOrder { get; init; } = [];

        public string[] HiddenTiles { get; init; } = [];
    }
}
