using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Postgres;

namespace HotDash.Hosting.Embedded.Backends;

/// <summary>A Postgres server of either backend, to which databases are added.</summary>
public sealed class PostgresBackend
{
    private readonly Func<string, string, IResourceBuilder<IResourceWithConnectionString>> _addDatabase;

    internal PostgresBackend(IResourceBuilder<EmbeddedPostgresServerResource> server)
    {
        Server = server;
        _addDatabase = server.AddDatabase;
    }

    internal PostgresBackend(IResourceBuilder<PostgresServerResource> server)
    {
        Server = server;
        _addDatabase = (name, databaseName) => server.AddDatabase(name, databaseName);
    }

    public IResourceBuilder<IResourceWithConnectionString> Server { get; }

    /// <summary>Adds a database. On the embedded backend it has an own role, named like the database, that no other database lets in.</summary>
    public IResourceBuilder<IResourceWithConnectionString> AddDatabase([ResourceName] string name, string databaseName)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(databaseName);

        return _addDatabase(name, databaseName);
    }
}
