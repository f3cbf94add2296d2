using Npgsql;

namespace HotDash.Embedded.Tests;

internal static class Sql
{
    public static string Admin(int port, string password = "admin-Pw1") => For(port, "postgres", "postgres", password);

    public static string HotDash(int port) => For(port, "hotdash", "hotdash", "hotdash-Pw2");

    public static string For(int port, string database, string user, string password) =>
        $"Host=127.0.0.1;Port={port};Database={database};Username={user};Password={password};Pooling=false";

    public static async Task<object?> RunAsync(string connectionString, string statement)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
