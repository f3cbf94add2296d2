using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>The compatible service from the images that infra/images builds: prepare, web and worker as containers.</summary>
internal static class ChatwootImages
{
    private const string WebImage = "localhost/hotdash-chatwoot:local";
    private const string WorkerImage = "localhost/hotdash-chatwoot-worker:local";

    /// <summary>What the images listen on.</summary>
    private const int Port = 8080;

    public static ChatwootInstallation Add(
        IDistributedApplicationBuilder builder,
        string name,
        ChatwootSecrets secrets,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis)
    {
        var webImage = builder.Configuration["HotDash:Images:Chatwoot"] ?? WebImage;
        var prepare = AddContainer($"{name}-prepare", webImage)
            .WithArgs("prepare")
            .WithStores(database, redis)
            .WithFirstRun(secrets)
            .WithHardening()
            .WaitFor(database)
            .WaitFor(redis)
            .WithIconName("DatabaseArrowUp");

        var web = AddContainer(name, webImage)
            .WithStores(database, redis)
            .WithHttpEndpoint(targetPort: Port)
            .WithExternalHttpEndpoints()
            .WithHardening()
            .WaitForCompletion(prepare)
            .WithIconName("ChatMultiple");
        // What browsers and customers see, not what other containers see.
        var address = web.GetEndpoint("http", KnownNetworkIdentifiers.LocalhostNetwork);
        web.WithEnvironment("FRONTEND_URL", address)
            .WithHealthCheck(ChatwootBuilderExtensions.AddCheck(builder, $"{name}_api_check", new ChatwootApiHealthCheck(address)));

        var worker = AddContainer($"{name}-worker", builder.Configuration["HotDash:Images:ChatwootWorker"] ?? WorkerImage)
            .WithStores(database, redis)
            .WithShortStop()
            .WithEnvironment("FRONTEND_URL", address)
            .WithHardening()
            .WithHealthCheck(ChatwootBuilderExtensions.AddCheck(builder, $"{name}_worker_heartbeat_check", new WorkerHeartbeatHealthCheck(redis.Resource, TimeProvider.System)))
            .WaitForCompletion(prepare)
            .WithIconName("TaskListSquareLtr");

        return new ChatwootInstallation(web, worker, secrets) { Prepare = prepare, MailWorker = worker, StorageContainers = [web, worker] };

        IResourceBuilder<ChatwootContainerResource> AddContainer(string containerName, string image) =>
            builder.AddResource(new ChatwootContainerResource(containerName)).WithImage(image);
    }

    private static IResourceBuilder<ChatwootContainerResource> WithHardening(this IResourceBuilder<ChatwootContainerResource> builder) =>
        builder.ApplicationBuilder.ExecutionContext.IsRunMode
            ? builder.WithContainerRuntimeArgs("--read-only", "--cap-drop=all", "--security-opt=no-new-privileges").WithOtlpExporter()
            : builder;
}
