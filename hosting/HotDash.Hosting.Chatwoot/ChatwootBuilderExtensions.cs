using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Chatwoot;
using HotDash.Hosting.Chatwoot.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds a Chatwoot installation to an app model.</summary>
public static class ChatwootBuilderExtensions
{
    /// <summary>
    /// Adds Chatwoot as three resources: <c>{name}-prepare</c> (one-shot: schema and first-run data), <c>{name}</c> (web)
    /// and <c>{name}-worker</c> (Sidekiq). In run mode they are the compatible service from the given projects, unless
    /// <c>HotDash:Chatwoot</c> says <c>images</c> (the compatible service as containers) or <c>official</c>; a publish is of the official image.
    /// </summary>
    /// <typeparam name="TWeb">The web project; with the argument <c>prepare</c> it prepares the database and exits.</typeparam>
    /// <typeparam name="TWorker">The worker project.</typeparam>
    /// <param name="builder">The application builder.</param>
    /// <param name="name">The name of the web resource.</param>
    /// <param name="database">A Postgres database of its own; nothing else may use it.</param>
    /// <param name="redis">A Redis-protocol server for the job queues and the live events.</param>
    public static ChatwootInstallation AddChatwoot<TWeb, TWorker>(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis)
        where TWeb : IProjectMetadata, new()
        where TWorker : IProjectMetadata, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(redis);

        var secrets = ChatwootSecrets.Add(builder, name);

        return ChatwootModeSelection.Select(builder, database) switch
        {
            ChatwootMode.Official when builder.ExecutionContext.IsRunMode => OfficialChatwootRun.Add(builder, name, secrets, database, redis),
            ChatwootMode.Official => OfficialChatwoot.Add(builder, name, secrets, database, redis),
            ChatwootMode.Images => ChatwootImages.Add(builder, name, secrets, database, redis),
            _ => AddCompatible<TWeb, TWorker>(builder, name, secrets, database, redis),
        };
    }

    /// <summary>The name of the database for <see cref="AddChatwoot"/>: the official Chatwoot and the compatible service never share one.</summary>
    public static string GetChatwootDatabaseName(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.ExecutionContext.IsRunMode && ChatwootModeSelection.Read(builder) == ChatwootMode.Official ? OfficialChatwootRun.DatabaseName : "chatwoot";
    }

    private static ChatwootInstallation AddCompatible<TWeb, TWorker>(
        IDistributedApplicationBuilder builder,
        string name,
        ChatwootSecrets secrets,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis)
        where TWeb : IProjectMetadata, new()
        where TWorker : IProjectMetadata, new()
    {
        var prepare = builder.AddProject<TWeb>($"{name}-prepare")
            .WithArgs("prepare")
            .WithStores(database, redis)
            .WithFirstRun(secrets)
            .WaitFor(database)
            .WaitFor(redis)
            .WithIconName("DatabaseArrowUp");

        var web = builder.AddProject<TWeb>(name)
            .WithStores(database, redis)
            .WithHttpEndpoint()
            .WithExternalHttpEndpoints()
            .WaitForCompletion(prepare)
            .WithIconName("ChatMultiple");
        web.WithEnvironment("FRONTEND_URL", web.GetEndpoint("http"))
            .WithHealthCheck(AddCheck(builder, $"{name}_api_check", new ChatwootApiHealthCheck(web.GetEndpoint("http"))))
            .WithSeedSampleData(secrets.ApiAccessToken.Resource);

        var worker = builder.AddProject<TWorker>($"{name}-worker")
            .WithStores(database, redis)
            .WithHttpEndpoint()
            .WithEnvironment("FRONTEND_URL", web.GetEndpoint("http"))
            .WithShortStop()
            .WithHealthCheck(AddCheck(builder, $"{name}_worker_heartbeat_check", new WorkerHeartbeatHealthCheck(redis.Resource, TimeProvider.System)))
            .WaitForCompletion(prepare)
            .WithRetryDeadJobs(secrets.ApiAccessToken.Resource)
            .WithIconName("TaskListSquareLtr");

        return new ChatwootInstallation(web, worker, secrets) { Prepare = prepare, MailWorker = worker, StorageProcesses = [web, worker] };
    }

    internal static string AddCheck(IDistributedApplicationBuilder builder, string key, IHealthCheck check)
    {
        builder.Services.AddHealthChecks().AddCheck(key, check, timeout: TimeSpan.FromSeconds(5));

        return key;
    }
}
