using Npgsql;

namespace HotDash.ChatwootBenchmark;

/// <summary>Statements through Npgsql alone.</summary>
internal static class BareSql
{
    /// <returns>How many values were read.</returns>
    public static async Task<int> ReadAsync(this NpgsqlDataSource source, string sql, params (string Name, object Value)[] arguments)
    {
        await using var connection = await source.OpenConnectionAsync();

        return await connection.ReadAsync(sql, arguments);
    }

    public static async Task<int> ReadAsync(this NpgsqlConnection connection, string sql, params (string Name, object Value)[] arguments) =>
        (await connection.RowsAsync(sql, arguments)).Sum(row => row.Count);

    public static async Task<List<Dictionary<string, object>>> RowsAsync(this NpgsqlDataSource source, string sql, params (string Name, object Value)[] arguments)
    {
        await using var connection = await source.OpenConnectionAsync();

        return await connection.RowsAsync(sql, arguments);
    }

    private static async Task<List<Dictionary<string, object>>> RowsAsync(this NpgsqlConnection connection, string sql, params (string Name, object Value)[] arguments)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in arguments)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object>>();
        do
        {
            while (await reader.ReadAsync())
            {
                var row = new Dictionary<string, object>(reader.FieldCount);
                for (var index = 0; index < reader.FieldCount; index++)
                {
                    row[reader.GetName(index)] = reader.GetValue(index);
                }

                rows.Add(row);
            }
        }
        while (await reader.NextResultAsync());

        return rows;
    }
}
