using Aspire.Hosting.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    private const int ServerPort = 5432;
    private const string UserVariable = "POSTGRES_USER";
    private const string PasswordVariable = "POSTGRES_PASSWORD";

    /// <summary>From version 18 on the image keeps its data in a folder per version below this one.</summary>
    private const string DataFolder = "/var/lib/postgresql";

    private const string DataFolderBefore18 = "/var/lib/postgresql/data";

    /// <param name="userName"><c>postgres</c> by default.</param>
    /// <param name="password">Generated and kept in the user's secrets by default.</param>
    /// <param name="port">Random by default.</param>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        var server = new PostgresServerResource(
            name,
            userName?.Resource,
            password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password"));

        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: ServerPort, name: PostgresServerResource.PrimaryEndpointName)
            .WithImage(PostgresContainerImageTags.Image, PostgresContainerImageTags.Tag)
            .WithImageRegistry(PostgresContainerImageTags.Registry)
            .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables[UserVariable] = server.UserNameReference;
                context.EnvironmentVariables[PasswordVariable] = server.PasswordParameter;
            })
            .CheckedByQuery()
            .OnResourceReady(PostgresDatabaseCreation.CreateAllAsync);
    }

    /// <param name="databaseName">The resource's name by default.</param>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(database);

        return builder.ApplicationBuilder.AddResource(database).CheckedByQuery();
    }

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataFolderOf(builder.Resource), isReadOnly);
    }

    public static IResourceBuilder<PostgresServerResource> WithDataBindMount(this IResourceBuilder<PostgresServerResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);

        return builder.WithBindMount(source, DataFolderOf(builder.Resource), isReadOnly);
    }

    /// <summary>Replaces <c>CREATE DATABASE</c>. The last call wins.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> WithCreationScript(this IResourceBuilder<PostgresDatabaseResource> builder, string script)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(script);

        return builder.WithAnnotation(new PostgresCreationScriptAnnotation(script), ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<PostgresServerResource> WithPassword(this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);

        builder.Resource.PasswordParameter = password.Resource;

        return builder;
    }

    public static IResourceBuilder<PostgresServerResource> WithUserName(this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> userName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(userName);

        builder.Resource.UserNameParameter = userName.Resource;

        return builder;
    }

    public static IResourceBuilder<PostgresServerResource> WithHostPort(this IResourceBuilder<PostgresServerResource> builder, int? port)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.WithEndpoint(PostgresServerResource.PrimaryEndpointName, endpoint => endpoint.Port = port);
    }

    private static IResourceBuilder<T> CheckedByQuery<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithConnectionString
    {
        var resource = builder.Resource;
        var key = $"{resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, _ => new PostgresHealthCheck(resource), failureStatus: null, tags: null));

        return builder.WithHealthCheck(key);
    }

    private static string DataFolderOf(PostgresServerResource server)
    {
        var tag = server.Annotations.OfType<ContainerImageAnnotation>().Last().Tag ?? "";
        var digits = new string([.. tag.TakeWhile(char.IsAsciiDigit)]);

        return int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var major) && major < 18 ? DataFolderBefore18 : DataFolder;
    }
}
