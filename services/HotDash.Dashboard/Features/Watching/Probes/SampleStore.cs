using Dapper;
using HotDash.Dashboard.Features.Watching.Charts;
using Npgsql;
using NpgsqlTypes;

namespace HotDash.Dashboard.Features.Watching.Probes;

internal sealed class SampleStore(NpgsqlDataSource dataSource)
{
    public async Task AddAsync(IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("copy samples (at, environment, metric, subject, value, detail) from stdin (format binary)", cancellationToken);

        foreach (var sample in samples)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(sample.At, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(sample.Environment, cancellationToken);
            await copy.WriteAsync(sample.Metric, cancellationToken);
            await copy.WriteAsync(sample.Subject, cancellationToken);
            await copy.WriteAsync(sample.Value, cancellationToken);

            if (sample.Detail is { } detail)
            {
                await copy.WriteAsync(detail, cancellationToken);
            }
            else
            {
                await copy.WriteNullAsync(cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Sample>> ReadAsync(string environment, string metric, DateTime from, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Sample>(new CommandDefinition(
            "select at, environment, metric, subject, value, detail from samples where environment = @environment and metric = @metric and at >= @from order by at",
            new { environment, metric, from },
            cancellationToken: cancellationToken))];
    }

    /// <summary>The latest of each series that was measured since <paramref name="from"/>.</summary>
    public async Task<IReadOnlyList<Sample>> ReadLatestAsync(DateTime from, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Sample>(new CommandDefinition(
            """
            select distinct on (environment, metric, subject) at, environment, metric, subject, value, detail
            from samples where at >= @from order by environment, metric, subject, at desc
            """,
            new { from },
            cancellationToken: cancellationToken))];
    }

    /// <summary>The worst of each stretch, oldest first, by subject.</summary>
    public async Task<ILookup<string, ChartPoint>> ReadChartAsync(
        string environment, string metric, DateTime from, DateTime until, bool isBelow, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Subject, DateTime At, double Value)>(new CommandDefinition(
            """
            select subject, min(at) as at, case when @isBelow then min(value) else max(value) end as value
            from samples where environment = @environment and metric = @metric and at >= @from and at < @until
            group by subject, floor(extract(epoch from at - @from) / (extract(epoch from @until::timestamptz - @from) / 96))
            order by subject, at
            """,
            new { environment, metric, from, until, isBelow },
            cancellationToken: cancellationToken));

        return rows.ToLookup(row => row.Subject, row => new ChartPoint(row.At, row.Value));
    }

    public async Task<int> PurgeAsync(DateTime before, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteAsync(new CommandDefinition("delete from samples where at < @before", new { before }, commandTimeout: 300, cancellationToken: cancellationToken));
    }
}
