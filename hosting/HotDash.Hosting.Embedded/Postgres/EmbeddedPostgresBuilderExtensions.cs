using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Commands;
using HotDash.Hosting.Embedded.Hosts;
using HotDash.Hosting.Embedded.Instance;
using HotDash.Hosting.Embedded.Restarts;

namespace HotDash.Hosting.Embedded.Postgres;

public static class EmbeddedPostgresBuilderExtensions
{
    /// <summary>
    /// Adds a PostgreSQL server that runs as a local process and keeps its data in this clone. It never appears in publish
    /// output. The generated password is kept with the user secrets; if they are lost, the server takes the new one.
    /// </summary>
    public static IResourceBuilder<EmbeddedPostgresServerResource> AddEmbeddedPostgres(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var server = new EmbeddedPostgresServerResource(name, builder.AppHostDirectory, PasswordFor(builder, name));
        var folder = DataFolders.For(builder, name);
        builder.AddSingleInstance();
        builder.AddServerRestarts();

        return builder.AddResource(server)
            .WithEmbeddedHost(EmbeddedHost.PostgresVerb, folder)
            .WithEndpoint(scheme: "tcp", name: EmbeddedPostgresServerResource.EndpointName, env: EmbeddedHost.Port, isProxied: false)
            .WithEnvironment(context => AddAccess(server, context))
            .WithPostgresHealthCheck()
            .WithIconName("Database")
            .WithResetData(folder)
            .WithShowConnectionString()
            .ExcludeFromManifest();
    }

    /// <summary>Adds a database and the role that owns it; both are made when the server starts.</summary>
    public static IResourceBuilder<EmbeddedPostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<EmbeddedPostgresServerResource> builder,
        [ResourceName] string name,
        string databaseName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(databaseName);

        var database = new EmbeddedPostgresDatabaseResource(name, databaseName, PasswordFor(builder.ApplicationBuilder, name), builder.Resource);
        builder.Resource.Add(database);

        return builder.ApplicationBuilder.AddResource(database)
            .WithPostgresHealthCheck()
            .WithIconName("DatabaseStack")
            .WithShowConnectionString()
            .ExcludeFromManifest();
    }

    private static void AddAccess(EmbeddedPostgresServerResource server, EnvironmentCallbackContext context)
    {
        context.EnvironmentVariables[EmbeddedHost.User] = EmbeddedPostgresServerResource.AdministratorName;
        context.EnvironmentVariables[EmbeddedHost.Password] = server.PasswordParameter;

        for (var index = 0; index < server.Databases.Count; index++)
        {
            var prefix = EmbeddedHost.Databases + index.ToString(CultureInfo.InvariantCulture);
            context.EnvironmentVariables[prefix + "__NAME"] = server.Databases[index].DatabaseName;
            context.EnvironmentVariables[prefix + "__USER"] = server.Databases[index].UserName;
            context.EnvironmentVariables[prefix + "__PASSWORD"] = server.Databases[index].PasswordParameter;
        }
    }

    // Special characters would have to be escaped in connection strings; 22 letters and digits are enough.
    private static ParameterResource PasswordFor(IDistributedApplicationBuilder builder, string name) =>
        ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
}
