using Dapper;
using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Tiles;
using Npgsql;

namespace HotDash.Dashboard.Features.Operations;

/// <summary>How many operators decided something in seven days, and how long conversations took until they were resolved, from the webhooks received.</summary>
internal sealed class OpsPulseTile(NpgsqlDataSource dataSource) : ITile
{
    private static readonly TimeSpan s_warning = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_critical = TimeSpan.FromHours(48);

    public static TileDefinition Tile { get; } = new(
        "ops-metrics", "Ops pulse", "HotDash", TimeSpan.FromSeconds(300), "No activity in the last seven days.")
    {
        Href = "decisions",
        HrefText = "Decision log",
    };

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var pulse = await connection.QuerySingleAsync<Pulse>(new CommandDefinition(Sql, cancellationToken: cancellationToken));

        if (pulse is { Active: 0, Resolved: 0 })
        {
            return new TileReading(TileStatus.Ok, [], []);
        }

        var median = pulse.Median is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        List<TileFigure> figures = [new("Operators active, 7 d", $"{pulse.Active} of {pulse.Operators}"), new("Resolved, 7 d", $"{pulse.Resolved}")];

        if (median is { } half && pulse.P90 is { } p90)
        {
            figures.Add(new("Median to resolve", Durations.Short(half)));
            figures.Add(new("P90", Durations.Short(TimeSpan.FromSeconds(p90))));
        }

        return new TileReading(
            median > s_critical ? TileStatus.Critical : median > s_warning ? TileStatus.Warning : TileStatus.Ok, figures, [])
        {
            Measure = median?.TotalMinutes,
        };
    }

    private const string Sql =
        """
        with resolved as (
            select distinct on (conversation_id)
                   extract(epoch from received_at) - (payload->>'created_at')::double precision as seconds
            from webhook_deliveries
            where event = 'conversation_status_changed' and received_at > now() - interval '7 days' and payload->>'status' = 'resolved'
              and jsonb_typeof(payload->'created_at') = 'number'
            order by conversation_id, received_at desc)
        select (select count(distinct operator_id) from decisions where at > now() - interval '7 days') as active,
               (select count(*) from operators where disabled_at is null) as operators,
               (select count(*) from resolved) as resolved,
               (select percentile_cont(0.5) within group (order by seconds) from resolved) as median,
               (select percentile_cont(0.9) within group (order by seconds) from resolved) as p90
        """;

    private sealed record Pulse(long Active, long Operators, long Resolved, double? Median, double? P90);
}
