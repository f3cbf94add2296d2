using System.Diagnostics;
using Npgsql;

namespace HotDash.MigrationBenchmark;

/// <summary>Looks every five milliseconds whether the migration holds ACCESS EXCLUSIVE on a table, from a session of its own.</summary>
internal sealed class LockSampler : IAsyncDisposable
{
    public const string ApplicationName = "hotdash-migration";

    private const string Query = """
        select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid join pg_class c on c.oid = l.relation
        where a.application_name = 'hotdash-migration' and l.mode = 'AccessExclusiveLock' and l.granted and c.relkind in ('r', 'p') and l.database = (select oid from pg_database where datname = current_database())
            and c.relname in ('customers', 'orders', 'products')
        """;

    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task<TimeSpan> _sampling;

    public LockSampler(string connectionString)
    {
        _sampling = Task.Run(() => SampleAsync(connectionString));
    }

    /// <summary>The longest time without a break, up to one interval too much.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        await _stop.CancelAsync();

        return await _sampling;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task<TimeSpan> SampleAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(Query, connection);
        var longest = TimeSpan.Zero;
        long? since = null;

        while (!_stop.IsCancellationRequested)
        {
            var now = Stopwatch.GetTimestamp();
            var isHeld = (long)(await command.ExecuteScalarAsync(CancellationToken.None) ?? 0L) > 0;
            since = isHeld ? since ?? now : null;

            if (since is { } start && Stopwatch.GetElapsedTime(start) + s_every is var held && held > longest)
            {
                longest = held;
            }

            await Task.Delay(s_every, CancellationToken.None);
        }

        return longest;
    }
}
