using Dapper;
using static Dapper.SqlMapper;

namespace HotDash.Chatwoot.Core.Data;

public static class SqlExtensions
{
    public static Task<List<T>> ListAsync<T>(this ISql sql, string text, object? arguments, CancellationToken cancellationToken) =>
        sql.UseAsync(
            async (connection, transaction) => (await connection.QueryAsync<T>(new(text, arguments, transaction, cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    public static Task<T?> FindAsync<T>(this ISql sql, string text, object? arguments, CancellationToken cancellationToken) =>
        sql.UseAsync(
            (connection, transaction) => connection.QueryFirstOrDefaultAsync<T>(new(text, arguments, transaction, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>For statements that always give a row: <c>insert … returning</c>, aggregates.</summary>
    public static Task<T> SingleAsync<T>(this ISql sql, string text, object? arguments, CancellationToken cancellationToken) =>
        sql.UseAsync(
            (connection, transaction) => connection.QuerySingleAsync<T>(new(text, arguments, transaction, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <returns>How many rows the statement changed.</returns>
    public static Task<int> ExecuteAsync(this ISql sql, string text, object? arguments, CancellationToken cancellationToken) =>
        sql.UseAsync(
            (connection, transaction) => connection.ExecuteAsync(new(text, arguments, transaction, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Several statements in one round trip.</summary>
    public static Task<T> MultipleAsync<T>(this ISql sql, string text, object? arguments, Func<GridReader, Task<T>> read, CancellationToken cancellationToken) =>
        sql.UseAsync(
            async (connection, transaction) =>
            {
                await using var grid = await connection.QueryMultipleAsync(new(text, arguments, transaction, cancellationToken: cancellationToken));

                return await read(grid);
            },
            cancellationToken);
}
