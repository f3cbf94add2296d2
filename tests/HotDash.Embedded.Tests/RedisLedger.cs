using System.Security.Cryptography;
using StackExchange.Redis;

namespace HotDash.Embedded.Tests;

internal sealed class RedisLedger : DiskLedger
{
    private const int Bytes = 8 * 1024;

    private IDatabase? _database;

    public override async Task WriteAsync(int port, int number) =>
        await (await DatabaseAsync(port)).HashSetAsync("ledger", number, RandomNumberGenerator.GetBytes(Bytes));

    public override async Task<IReadOnlyCollection<int>> FoundAsync(int port) =>
        [.. (await (await DatabaseAsync(port)).HashKeysAsync("ledger")).Select(number => (int)number)];

    protected override Task BeginAsync(int port) => Task.CompletedTask;

    protected override bool IsRefusal(Exception error) => error is RedisServerException;

    private async Task<IDatabase> DatabaseAsync(int port) => _database is { } database && database.Multiplexer.GetEndPoints()[0].ToString()!.EndsWith($":{port}", StringComparison.Ordinal) // not null: an end point has a name
        ? database
        : _database = (await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},password=redis-Pw4,connectTimeout=5000")).GetDatabase();
}
