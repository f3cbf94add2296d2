namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database on a PostgreSQL server.</summary>
public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
    : Resource(name), IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
{
    public PostgresServerResource Parent { get; } = postgresParentResource;

    public string DatabaseName { get; } = databaseName;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{(IResourceWithConnectionString)Parent};Database={QuotedName}");

    public ReferenceExpression UriExpression => Parent.UriOf(DatabaseName);

    public ReferenceExpression JdbcConnectionString => ReferenceExpression.Create($"{Parent.JdbcConnectionString}/{Uri.EscapeDataString(DatabaseName)}");

    /// <summary>A name with characters that separate parts of a connection string is quoted as ADO.NET wants it.</summary>
    private string QuotedName => DatabaseName.AsSpan().IndexOfAny(";'\"= ") < 0 ? DatabaseName : $"\"{DatabaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() => Parent.CombineProperties(
    [
        new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ]);
}
