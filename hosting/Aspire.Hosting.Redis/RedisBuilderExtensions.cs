using Aspire.Hosting.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    private const int ServerPort = 6379;
    private const string DataFolder = "/data";

    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port) =>
        builder.AddRedis(name, port, null);

    /// <param name="port">Random by default.</param>
    /// <param name="password">Generated and kept in the user's secrets by default.</param>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        // Connection strings separate by commas, and clients differ in quoting: a generated password has none of these.
        var redis = new RedisResource(name, password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false));
        var key = $"{name}_check";
        builder.Services.AddKeyedSingleton(key, (_, _) => new RedisHealthCheck(redis));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, services => services.GetRequiredKeyedService<RedisHealthCheck>(key), failureStatus: null, tags: null));

        return builder.AddResource(redis)
            .WithEndpoint(port: port, targetPort: ServerPort, name: RedisResource.PrimaryEndpointName)
            .WithImage(RedisContainerImageTags.Image, RedisContainerImageTags.Tag)
            .WithImageRegistry(RedisContainerImageTags.Registry)
            .WithHealthCheck(key)
            .WithEntrypoint("/bin/sh")
            .WithEnvironment(context => RedisServerCommand.AddEnvironment(redis, context))
            .WithArgs(context => RedisServerCommand.AddArguments(redis, context));
    }

    /// <summary>Keeps data in a volume, written to disk once a minute unless <see cref="WithPersistence"/> says otherwise.</summary>
    public static IResourceBuilder<RedisResource> WithDataVolume(this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataFolder, isReadOnly).Persisted(isReadOnly);
    }

    public static IResourceBuilder<RedisResource> WithDataBindMount(this IResourceBuilder<RedisResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);

        return builder.WithBindMount(source, DataFolder, isReadOnly).Persisted(isReadOnly);
    }

    /// <param name="interval">One minute by default.</param>
    public static IResourceBuilder<RedisResource> WithPersistence(this IResourceBuilder<RedisResource> builder, TimeSpan? interval = null, long keysChangedThreshold = 1)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.WithAnnotation(new RedisPersistenceAnnotation(interval ?? TimeSpan.FromSeconds(60), keysChangedThreshold), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <param name="password">Null: no password.</param>
    public static IResourceBuilder<RedisResource> WithPassword(this IResourceBuilder<RedisResource> builder, IResourceBuilder<ParameterResource>? password)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Resource.SetPassword(password?.Resource);

        return builder;
    }

    public static IResourceBuilder<RedisResource> WithHostPort(this IResourceBuilder<RedisResource> builder, int? port)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.WithEndpoint(RedisResource.PrimaryEndpointName, endpoint => endpoint.Port = port);
    }

    private static IResourceBuilder<RedisResource> Persisted(this IResourceBuilder<RedisResource> builder, bool isReadOnly) =>
        isReadOnly || builder.Resource.HasAnnotationOfType<RedisPersistenceAnnotation>() ? builder : builder.WithPersistence();
}
