using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Hosts;

namespace HotDash.Hosting.Embedded.Postgres;

/// <summary>A PostgreSQL server as a local process. Connection string and properties are those of <see cref="PostgresServerResource"/>.</summary>
public sealed class EmbeddedPostgresServerResource : ExecutableResource, IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";
    internal const string AdministratorName = "postgres";

    private readonly List<EmbeddedPostgresDatabaseResource> _databases = [];

    internal EmbeddedPostgresServerResource(string name, string workingDirectory, ParameterResource password)
        : base(name, EmbeddedHost.Path, workingDirectory)
    {
        PasswordParameter = password;
        PrimaryEndpoint = new EndpointReference(this, EndpointName);
    }

    public EndpointReference PrimaryEndpoint { get; }

    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    public ParameterResource PasswordParameter { get; }

    public ReferenceExpression UserNameReference { get; } = ReferenceExpression.Create($"{AdministratorName}");

    public IReadOnlyList<EmbeddedPostgresDatabaseResource> Databases => _databases;

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserNameReference};Password={PasswordParameter}");

    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"postgresql://{AdministratorName}:{PasswordParameter:uri}@{Host}:{Port}");

    public ReferenceExpression JdbcConnectionString => ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}");

    internal void Add(EmbeddedPostgresDatabaseResource database) => _databases.Add(database);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        yield return new("Host", ReferenceExpression.Create($"{Host}"));
        yield return new("Port", ReferenceExpression.Create($"{Port}"));
        yield return new("Username", UserNameReference);
        yield return new("Password", ReferenceExpression.Create($"{PasswordParameter}"));
        yield return new("Uri", UriExpression);
        yield return new("JdbcConnectionString", JdbcConnectionString);
    }
}
