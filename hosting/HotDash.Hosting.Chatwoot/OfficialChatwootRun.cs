using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>
/// The official image on a developer's machine: prepare (schema, then the first account by Chatwoot's own console), web and
/// worker, on a Postgres with pgvector and in a database of its own. Needs gigabytes of memory and a pull.
/// </summary>
internal static class OfficialChatwootRun
{
    public const string DatabaseName = "chatwoot_production";

    private const int Port = 3000;
    private const string Storage = "/app/storage";
    private const string PostgresFolder = "/var/lib/postgresql/data";
    private const string Prepare = "bundle exec rails db:chatwoot_prepare && exec bundle exec rails runner \"$HOTDASH_FIRST_RUN\"";

    public static ChatwootInstallation Add(
        IDistributedApplicationBuilder builder,
        string name,
        ChatwootSecrets secrets,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis)
    {
        UsePgvector(builder, database.Resource);
        var secretKeyBase = builder.AddParameter($"{name}-secret-key-base", new GenerateParameterDefault { MinLength = 64, Special = false }, secret: true, persist: true);

        var prepare = AddContainer($"{name}-prepare")
            .WithEntrypoint("/bin/sh")
            .WithArgs("-c", Prepare)
            .WithEnvironment("HOTDASH_FIRST_RUN", OfficialFirstRun.Script)
            .WithFirstRun(secrets)
            .WaitFor(database)
            .WaitFor(redis)
            .WithIconName("DatabaseArrowUp");

        var web = AddContainer(name)
            .WithArgs("bundle", "exec", "rails", "server", "-b", "0.0.0.0", "-p", "3000")
            .WithHttpEndpoint(targetPort: Port)
            .WithExternalHttpEndpoints()
            .WaitForCompletion(prepare)
            .WithIconName("ChatMultiple");
        var address = web.GetEndpoint("http", KnownNetworkIdentifiers.LocalhostNetwork);
        web.WithEnvironment("FRONTEND_URL", address)
            .WithHealthCheck(ChatwootBuilderExtensions.AddCheck(builder, $"{name}_api_check", new ChatwootApiHealthCheck(address)));

        var worker = AddContainer($"{name}-worker")
            .WithArgs("bundle", "exec", "sidekiq", "-C", "config/sidekiq.yml")
            .WithEnvironment("FRONTEND_URL", address)
            .WithHealthCheck(ChatwootBuilderExtensions.AddCheck(builder, $"{name}_worker_heartbeat_check", new WorkerHeartbeatHealthCheck(redis.Resource, TimeProvider.System)))
            .WaitForCompletion(prepare)
            .WithIconName("TaskListSquareLtr");

        return new ChatwootInstallation(web, worker, secrets) { Prepare = prepare, OfficialPrepare = prepare, MailWorker = worker, StorageContainers = [web, worker], StorageTarget = Storage };

        IResourceBuilder<ChatwootContainerResource> AddContainer(string containerName)
        {
            var container = builder.AddOfficialContainer(containerName, secretKeyBase, database, redis)
                // Sidekiq alone can pass 1 GB.
                .WithContainerRuntimeArgs("--memory=2g");

            return builder.Configuration["HotDash:Images:OfficialChatwoot"] is { Length: > 0 } image ? container.WithImageRegistry(null).WithImage(image) : container;
        }
    }

    /// <summary>Another image means another major version, which cannot read the data of the first: it gets a volume of its own.</summary>
    private static void UsePgvector(IDistributedApplicationBuilder builder, IResource database)
    {
        if (database is not IResourceWithParent { Parent: ContainerResource server })
        {
            return;
        }

        var postgres = builder.CreateResourceBuilder(server);
        if (builder.Configuration["HotDash:Images:Postgres"] is not { Length: > 0 })
        {
            postgres.WithImageRegistry(ChatwootContainerImageTags.Registry).WithImage(ChatwootContainerImageTags.PgvectorImage, ChatwootContainerImageTags.PgvectorTag);
        }

        foreach (var mount in server.Annotations.OfType<ContainerMountAnnotation>().Where(mount => mount.Type == ContainerMountType.Volume).ToList())
        {
            server.Annotations.Remove(mount);
            postgres.WithVolume($"{mount.Source}-pgvector", PostgresFolder);
        }
    }
}
