using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Backends;
using HotDash.Hosting.Embedded.Containers;
using HotDash.Hosting.Embedded.Hosts;
using HotDash.Hosting.Embedded.Postgres;
using HotDash.Hosting.Embedded.Redis;

namespace Aspire.Hosting;

/// <summary>Postgres and Redis by whichever backend is chosen; names and connection strings are the same in both.</summary>
public static class BackendBuilderExtensions
{
    /// <summary>The backend of this run: <c>HOTDASH_BACKEND</c> or <c>--HotDash:Backend</c>, embedded by default, containers in every publish.</summary>
    public static BackendKind GetBackend(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return BackendSelection.Select(builder);
    }

    /// <summary>The folder where <paramref name="name"/> of this clone keeps its data on this machine: below <c>HotDash:DataFolder</c>, or <c>.hotdash</c> beside the AppHost project.</summary>
    public static string GetDataFolder(this IDistributedApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        return DataFolders.For(builder, name);
    }

    /// <summary>The volume where the containers of <paramref name="name"/> of this clone keep their data; a plain name in a publish, which knows no clone.</summary>
    public static string GetDataVolume(this IDistributedApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        return builder.ExecutionContext.IsPublishMode ? name : DataVolume.NameFor(builder, name);
    }

    /// <summary>Adds a Postgres server. Its data survive restarts in both backends.</summary>
    public static PostgresBackend AddPostgresBackend(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        return BackendSelection.Select(builder) switch
        {
            BackendKind.Embedded => new PostgresBackend(builder.AddEmbeddedPostgres(name)),
            _ when builder.ExecutionContext.IsRunMode => new PostgresBackend(builder.AddContainerPostgres(name)),
            _ when IsForThisMachine(builder) => new PostgresBackend(builder.AddPostgres(name).WithDataVolume(name)),
            _ => new PostgresBackend(builder.AddPostgres(name)),
        };
    }

    /// <summary>Adds a Redis server with password and persistence.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddRedisBackend(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        return BackendSelection.Select(builder) switch
        {
            BackendKind.Embedded => builder.AddEmbeddedRedis(name),
            _ when builder.ExecutionContext.IsRunMode => builder.AddContainerRedis(name),
            _ when IsForThisMachine(builder) => builder.AddRedis(name).WithDataVolume(name).WithAppendOnlyFile(),
            _ => builder.AddRedis(name),
        };
    }

    /// <summary>A Compose file keeps data on the machine that runs it; any other publish is of servers that are given.</summary>
    private static bool IsForThisMachine(IDistributedApplicationBuilder builder) => builder.ExecutionContext.PublisherName == "compose";
}
