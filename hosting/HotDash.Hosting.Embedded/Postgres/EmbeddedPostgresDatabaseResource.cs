using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Embedded.Postgres;

/// <summary>A database of an embedded server with a role of its own. Connection string and properties are those of <see cref="PostgresDatabaseResource"/>.</summary>
public sealed class EmbeddedPostgresDatabaseResource : Resource, IResourceWithParent<EmbeddedPostgresServerResource>, IResourceWithConnectionString
{
    internal EmbeddedPostgresDatabaseResource(string name, string databaseName, ParameterResource password, EmbeddedPostgresServerResource parent)
        : base(name)
    {
        DatabaseName = databaseName;
        PasswordParameter = password;
        Parent = parent;
    }

    public EmbeddedPostgresServerResource Parent { get; }

    public string DatabaseName { get; }

    /// <summary>The role that owns the database and has no entry to any other.</summary>
    public string UserName => DatabaseName;

    public ParameterResource PasswordParameter { get; }

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Parent.Host};Port={Parent.Port};Username={UserName};Password={PasswordParameter};Database={DatabaseName}");

    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"postgresql://{UserName}:{PasswordParameter:uri}@{Parent.Host}:{Parent.Port}/{DatabaseName}");

    public ReferenceExpression JdbcConnectionString =>
        ReferenceExpression.Create($"jdbc:postgresql://{Parent.Host}:{Parent.Port}/{DatabaseName}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        yield return new("Host", ReferenceExpression.Create($"{Parent.Host}"));
        yield return new("Port", ReferenceExpression.Create($"{Parent.Port}"));
        yield return new("Username", ReferenceExpression.Create($"{UserName}"));
        yield return new("Password", ReferenceExpression.Create($"{PasswordParameter}"));
        yield return new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}"));
        yield return new("Uri", UriExpression);
        yield return new("JdbcConnectionString", JdbcConnectionString);
    }
}
