using System.Diagnostics;
using Npgsql;

namespace HotDash.MigrationBenchmark;

/// <summary>Looks every five milliseconds, from a session of its own, what the migration holds and who waits for it.</summary>
internal sealed class LockSampler : IAsyncDisposable
{
    public const string ApplicationName = "hotdash-migration";

    private const string Query = """
        with migration as (select pid from pg_stat_activity where application_name = 'hotdash-migration' and datname = current_database())
        select
            exists (
                select from pg_locks l join migration using (pid) join pg_class c on c.oid = l.relation
                where l.mode = 'AccessExclusiveLock' and l.granted and c.relkind in ('r', 'p') and c.relname in ('customers', 'orders', 'products')
                    and l.database = (select oid from pg_database where datname = current_database())),
            exists (
                select from pg_locks l
                where not l.granted and l.pid not in (select pid from migration) and pg_blocking_pids(l.pid) && array(select pid from migration))
        """;

    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task<LockTimes> _sampling;

    public LockSampler(string connectionString)
    {
        _sampling = Task.Run(() => SampleAsync(connectionString));
    }

    public async Task<LockTimes> StopAsync()
    {
        await _stop.CancelAsync();

        return await _sampling;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task<LockTimes> SampleAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(Query, connection);
        var exclusive = new Span(s_every);
        var waiting = new Span(s_every);

        while (!_stop.IsCancellationRequested)
        {
            var now = Stopwatch.GetTimestamp();

            await using (var reader = await command.ExecuteReaderAsync(CancellationToken.None))
            {
                await reader.ReadAsync(CancellationToken.None);
                exclusive.See(reader.GetBoolean(0), now);
                waiting.See(reader.GetBoolean(1), now);
            }

            await Task.Delay(s_every, CancellationToken.None);
        }

        return new LockTimes(exclusive.Longest, waiting.Longest);
    }

    private sealed class Span(TimeSpan resolution)
    {
        private long? _since;

        public TimeSpan Longest { get; private set; }

        public void See(bool isSo, long now)
        {
            _since = isSo ? _since ?? now : null;

            if (_since is { } start && Stopwatch.GetElapsedTime(start) + resolution is var span && span > Longest)
            {
                Longest = span;
            }
        }
    }
}
