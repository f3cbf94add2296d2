using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Lifecycle;
using HotDash.Hosting.Embedded.Commands;
using HotDash.Hosting.Embedded.Instance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>Postgres and Redis from official images, with the same commands, icons and lasting data as the embedded servers. Run mode only.</summary>
internal static class ContainerServerExtensions
{
    private const string LifetimeKey = "HotDash:Lifetime";

    public static IResourceBuilder<PostgresServerResource> AddContainerPostgres(this IDistributedApplicationBuilder builder, string name)
    {
        var volume = DataVolume.NameFor(builder, name);
        builder.AddContainerEngine();

        return builder.AddPostgres(name)
            .WithConfiguredImage("Postgres")
            .WithDataVolume(volume)
            .WithConfiguredLifetime()
            .WithIconName("Database")
            .WithVolumeReset()
            .WithShowConnectionString();
    }

    public static IResourceBuilder<RedisResource> AddContainerRedis(this IDistributedApplicationBuilder builder, string name)
    {
        var volume = DataVolume.NameFor(builder, name);
        builder.AddContainerEngine();

        return builder.AddRedis(name)
            .WithConfiguredImage("Redis")
            .WithDataVolume(volume)
            .WithAppendOnlyFile()
            .WithConfiguredLifetime()
            .WithIconName("DatabaseLightning")
            .WithVolumeReset()
            .WithShowConnectionString();
    }

    /// <summary>Looks for a usable engine before anything starts, and explains containers that do not start. However often it is called, once.</summary>
    public static void AddContainerEngine(this IDistributedApplicationBuilder builder)
    {
        builder.AddSingleInstance();
        builder.Services.TryAddSingleton<ContainerEngines>();
        builder.Services.TryAddEventingSubscriber<ContainerEngineCheck>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ContainerFailureWatch>());
    }

    /// <summary>Takes the image named by <c>HotDash:Images:{key}</c>, for instance that of a mirror, in place of the official one.</summary>
    public static IResourceBuilder<T> WithConfiguredImage<T>(this IResourceBuilder<T> builder, string key)
        where T : ContainerResource =>
        builder.ApplicationBuilder.Configuration[$"HotDash:Images:{key}"] is { Length: > 0 } image
            ? builder.WithImageRegistry(null).WithImage(image)
            : builder;

    /// <summary>With <c>HotDash:Lifetime=persistent</c> the container outlives the AppHost and is found again by the next start.</summary>
    public static IResourceBuilder<T> WithConfiguredLifetime<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource => builder.ApplicationBuilder.Configuration[LifetimeKey] switch
        {
            null or "" or "session" => builder,
            "persistent" => builder.WithLifetime(ContainerLifetime.Persistent),
            var value => throw new DistributedApplicationException($"{LifetimeKey} is '{value}', expected session or persistent. Unset it for containers that end with the AppHost."),
        };

    /// <summary>
    /// Snapshots once a minute would lose up to a minute of jobs with a killed server. And a shell without <c>exec</c>, as the
    /// official library's, stays the container's first process, which hears no stop signal: a stop takes ten seconds and kills.
    /// </summary>
    public static IResourceBuilder<RedisResource> WithAppendOnlyFile(this IResourceBuilder<RedisResource> builder) =>
        builder.WithPersistence().WithArgs(context =>
        {
            // The server is started by a shell, whose command is the last argument.
            if (context.Args is [.., string command])
            {
                context.Args[^1] = $"{(command.StartsWith("redis-server", StringComparison.Ordinal) ? "exec " : "")}{command} --appendonly yes --appendfsync everysec";
            }
        });

    private static IResourceBuilder<T> WithVolumeReset<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource =>
        builder.WithResetData(async (services, cancellationToken) =>
        {
            var engine = await services.GetRequiredService<ContainerEngines>().ChooseAsync(cancellationToken);
            foreach (var mount in builder.Resource.Annotations.OfType<ContainerMountAnnotation>())
            {
                if (mount is { Type: ContainerMountType.Volume, Source: { } volume } && await DataVolume.DeleteAsync(engine.Name, volume, cancellationToken) is { } failure)
                {
                    return failure;
                }
            }

            return null;
        });
}
