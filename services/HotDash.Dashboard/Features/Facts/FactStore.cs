using System.Text.Json;
using Dapper;
using HotDash.Dashboard.Features.Tiles;
using Npgsql;

namespace HotDash.Dashboard.Features.Facts;

/// <summary>Keeps readings: each one that differs from the latest, and at least one in a quarter of an hour.</summary>
internal sealed class FactStore(NpgsqlDataSource dataSource)
{
    private const int HistoryPoints = 48;
    private static readonly TimeSpan s_longestGap = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_history = TimeSpan.FromHours(24);

    public async Task AddAsync(TileDefinition tile, TileReading reading, string readBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (reading.Status == TileStatus.NotConfigured)
        {
            return;
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into facts (tile, source, read_by, measured_at, measure, reading)
            select @tile, @source, @readBy, @now, @measure, @reading::jsonb
            where not exists (
                select 1 from (select reading, measured_at from facts where tile = @tile order by measured_at desc limit 1) latest
                where latest.reading = @reading::jsonb and latest.measured_at > @oldest)
            """,
            new
            {
                tile = tile.Id, source = tile.Source, readBy, now = now.UtcDateTime, measure = reading.Measure,
                reading = JsonSerializer.Serialize(reading, JsonSerializerOptions.Web), oldest = (now - s_longestGap).UtcDateTime,
            },
            cancellationToken: cancellationToken));
    }

    /// <summary>The last day's measures, oldest first, thinned to what a small chart can show.</summary>
    public async Task<IReadOnlyList<double>> ReadHistoryAsync(string tile, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<double>(new CommandDefinition(
            """
            select avg(measure) from facts
            where tile = @tile and measure is not null and measured_at > @from
            group by width_bucket(extract(epoch from measured_at), extract(epoch from @from::timestamptz), extract(epoch from @until::timestamptz), @points)
            order by min(measured_at)
            """,
            new { tile, from = (now - s_history).UtcDateTime, until = now.UtcDateTime.AddSeconds(1), points = HistoryPoints },
            cancellationToken: cancellationToken))];
    }

    public async Task<IReadOnlyList<Fact>> ReadLatestAsync(string? tile, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Fact>(new CommandDefinition(
            """
            select id, tile, source, read_by, measured_at, measure, reading::text as reading from facts
            where @tile::text is null or tile = @tile order by id desc limit @limit
            """,
            new { tile, limit },
            cancellationToken: cancellationToken))];
    }
}
