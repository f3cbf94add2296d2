using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace HotDash.MigrationBenchmark;

/// <summary>Readers and writers that take one row at a time, as the running release does.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Readers = 4;
    private const int Writers = 2;

    private static readonly string[] s_reads = ["select name, email from customers where id = $1", "select total, note from orders where id = $1", "select title, price from products where id = $1"];

    private static readonly string[] s_writes = ["update customers set notes = 'seen' where id = $1", "update orders set note = 'seen' where id = $1", "update products set stock = stock + 1 where id = $1"];

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(long At, double Ms)> _reads = new();
    private readonly Task[] _workers;
    public Load(string connectionString, int rows)
    {
        _workers =
        [
            .. Enumerable.Range(0, Readers).Select(_ => Task.Run(() => WorkAsync(connectionString, s_reads, rows, TimeSpan.FromMilliseconds(2), ms => _reads.Enqueue((Stopwatch.GetTimestamp(), ms))))),
            .. Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WorkAsync(connectionString, s_writes, rows, TimeSpan.FromMilliseconds(5), _ => { }))),
        ];
    }

    /// <summary>Reads that ended in the span.</summary>
    public ReadWindow Between(long from, long to) => ReadWindow.Of([.. _reads.Where(read => read.At >= from && read.At < to).Select(read => read.Ms).Order()]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_workers);
        _stop.Dispose();
    }

    private async Task WorkAsync(string connectionString, string[] statements, int rows, TimeSpan pause, Action<double> done)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(CancellationToken.None);

        for (var turn = 0; !_stop.IsCancellationRequested; turn++)
        {
            await using var command = new NpgsqlCommand(statements[turn % statements.Length], connection) { Parameters = { new() { Value = (long)Random.Shared.Next(1, rows) } } };
            var started = Stopwatch.GetTimestamp();
            await command.ExecuteNonQueryAsync(CancellationToken.None);
            done(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(pause, CancellationToken.None);
        }
    }
}
