using Npgsql;

namespace HotDash.Embedded.Tests;

internal sealed class PostgresLedger : DiskLedger
{
    /// <summary>Eight random kilobytes each, which Postgres cannot compress.</summary>
    public override Task WriteAsync(int port, int number) =>
        Sql.RunAsync(Sql.HotDash(port), $"insert into ledger select {number}, string_agg(md5(random()::text), '') from generate_series(1, 256)");

    public override async Task<IReadOnlyCollection<int>> FoundAsync(int port)
    {
        await using var connection = new NpgsqlConnection(Sql.HotDash(port));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select array_agg(n) from ledger", connection);

        return (int[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!; // not null: the table has rows
    }

    protected override Task BeginAsync(int port) => Sql.RunAsync(Sql.HotDash(port), "create table ledger (n int, content text)");

    protected override bool IsRefusal(Exception error) => error is NpgsqlException;
}
