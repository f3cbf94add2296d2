using Dapper;
using Npgsql;

namespace HotDash.Chatwoot.Core.Data;

/// <summary>Chatwoot's database. Statements outside a transaction take a pooled connection each.</summary>
public sealed class Database(NpgsqlDataSource dataSource) : ISql
{
    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction?, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await work(connection, null);
    }

    public async Task<T> InTransactionAsync<T>(Func<ISql, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(new TransactionSql(connection, transaction));
        await transaction.CommitAsync(cancellationToken);

        return result;
    }

    private sealed class TransactionSql(NpgsqlConnection connection, NpgsqlTransaction transaction) : ISql
    {
        public Task<T> UseAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction?, Task<T>> work, CancellationToken cancellationToken) =>
            work(connection, transaction);
    }
}
