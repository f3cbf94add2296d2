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
    /// and <c>{name}-worker</c> (Sidekiq). In run mode they are the compatible service from the given projects;
    /// in publish mode they are the official image, whose digest is the required parameter <c>{name}-image-digest</c>.
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

        return builder.ExecutionContext.IsPublishMode
            ? OfficialChatwoot.Add(builder, name, secrets, database, redis)
            : AddCompatible<TWeb, TWorker>(builder, name, secrets, database, redis);
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
            .WithReference(database, connectionName: "chatwoot")
            .WithReference(redis, connectionName: "redis")
            .WithEnvironment("Chatwoot__Setup__AccountName", "HotDash")
            .WithEnvironment("Chatwoot__Setup__AdminName", "HotDash Operator")
            .WithEnvironment("Chatwoot__Setup__AdminEmail", "operator@hotdash.test")
            .WithEnvironment("Chatwoot__Setup__AdminPassword", secrets.AdminPassword)
            .WithEnvironment("Chatwoot__Setup__ApiAccessToken", secrets.ApiAccessToken)
            .WithEnvironment("Chatwoot__Setup__WebhookSecret", secrets.WebhookSecret)
            .WaitFor(database)
            .WaitFor(redis)
            .WithIconName("DatabaseArrowUp");

        var web = builder.AddProject<TWeb>(name)
            .WithReference(database, connectionName: "chatwoot")
            .WithReference(redis, connectionName: "redis")
            .WithHttpEndpoint()
            .WithExternalHttpEndpoints()
            .WaitForCompletion(prepare)
            .WithIconName("ChatMultiple");
        web.WithEnvironment("FRONTEND_URL", web.GetEndpoint("http"))
            .WithHealthCheck(AddCheck(builder, $"{name}_api_check", new ChatwootApiHealthCheck(web.GetEndpoint("http"))))
            .WithSeedSampleData(secrets.ApiAccessToken.Resource);

        var worker = builder.AddProject<TWorker>($"{name}-worker")
            .WithReference(database, connectionName: "chatwoot")
            .WithReference(redis, connectionName: "redis")
            .WithHttpEndpoint()
            .WithEnvironment("FRONTEND_URL", web.GetEndpoint("http"))
            // DCP kills a process six seconds after its stop signal; by then unfinished jobs must be back in their queues.
            .WithEnvironment("Sidekiq__Timeout", "00:00:03")
            .WithEnvironment("Sidekiq__CancellationGrace", "00:00:01")
            .WithHealthCheck(AddCheck(builder, $"{name}_worker_heartbeat_check", new WorkerHeartbeatHealthCheck(redis.Resource, TimeProvider.System)))
            .WaitForCompletion(prepare)
            .WithRetryDeadJobs(secrets.ApiAccessToken.Resource)
            .WithIconName("TaskListSquareLtr");

        return new ChatwootInstallation(web, worker, secrets) { Prepare = prepare, CompatibleWeb = web, CompatibleWorker = worker };
    }

    private static string AddCheck(IDistributedApplicationBuilder builder, string key, IHealthCheck check)
    {
        builder.Services.AddHealthChecks().AddCheck(key, check, timeout: TimeSpan.FromSeconds(5));

        return key;
    }
}
