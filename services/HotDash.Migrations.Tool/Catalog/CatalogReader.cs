using System.Text.Json;
using Npgsql;

namespace HotDash.Migrations.Tool.Catalog;

/// <summary>Reads the schema of a database in one query.</summary>
internal static class CatalogReader
{
    private static readonly string s_query = EmbeddedText.Read("catalog.sql");

    public static async Task<CatalogSnapshot> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var objects = new List<CatalogObject>();
        await using var command = new NpgsqlCommand(s_query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            var kind = Enum.Parse<CatalogKind>(reader.GetString(0));
            objects.Add(new CatalogObject(
                kind,
                reader.GetString(1),
                reader.GetString(2),
                new CatalogIdentity(kind, reader.GetInt64(3), reader.GetInt32(5)),
                reader.GetInt64(4),
                Properties(reader.GetString(6))));
        }

        return new CatalogSnapshot(objects);
    }

    private static Dictionary<string, string> Properties(string json)
    {
        using var document = JsonDocument.Parse(json);

        return document.RootElement.EnumerateObject().ToDictionary(
            property => property.Name,
            property => property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? property.Value.GetRawText() : property.Value.ToString(),
            StringComparer.Ordinal);
    }
}
