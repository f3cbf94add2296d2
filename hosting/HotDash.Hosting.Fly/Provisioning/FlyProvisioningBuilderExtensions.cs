using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>Servers that Fly.io runs for an application.</summary>
public static class FlyProvisioningBuilderExtensions
{
    /// <summary>Publishes the resource as a Managed Postgres cluster, which the step <c>provision-{environment}</c> creates. The last call wins.</summary>
    public static IResourceBuilder<T> PublishAsFlyPostgres<T>(this IResourceBuilder<T> builder, FlyPostgres postgres)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(postgres);

        return builder.PublishOutsideFly($"Managed Postgres {postgres.Name}").WithAnnotation(new FlyPostgresAnnotation(postgres), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Publishes the resource as an Upstash Redis without eviction, which the step <c>provision-{environment}</c> creates. The last call wins.</summary>
    public static IResourceBuilder<T> PublishAsFlyRedis<T>(this IResourceBuilder<T> builder, FlyRedis redis)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(redis);

        return builder.PublishOutsideFly($"Upstash Redis {redis.Name}").WithAnnotation(new FlyRedisAnnotation(redis), ResourceAnnotationMutationBehavior.Replace);
    }
}
