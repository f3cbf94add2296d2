using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>The official image as web and worker containers, configured by Chatwoot's own environment variables (chatwoot/chatwoot .env.example, 4.15.1).</summary>
internal static class OfficialChatwoot
{
    private const int Port = 3000;

    public static ChatwootInstallation Add(
        IDistributedApplicationBuilder builder,
        string name,
        ChatwootSecrets secrets,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis)
    {
        var secretKeyBase = builder.AddParameter($"{name}-secret-key-base", secret: true);

        var web = AddContainer(name)
            .WithArgs("bundle", "exec", "rails", "server", "-b", "0.0.0.0", "-p", "3000")
            .WithHttpEndpoint(targetPort: Port)
            .WithExternalHttpEndpoints()
            .WithHttpHealthCheck("/api");

        var worker = AddContainer($"{name}-worker")
            .WithArgs("bundle", "exec", "sidekiq", "-C", "config/sidekiq.yml");

        return new ChatwootInstallation(web, worker, secrets);

        IResourceBuilder<ChatwootContainerResource> AddContainer(string containerName) =>
            builder.AddOfficialContainer(containerName, secretKeyBase, database, redis).WithEnvironment("INSTALLATION_ENV", "fly");
    }

    /// <summary>A container of the official image with everything that web, worker and prepare have in common.</summary>
    public static IResourceBuilder<ChatwootContainerResource> AddOfficialContainer(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource> secretKeyBase,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis) =>
        builder.AddResource(new ChatwootContainerResource(name))
            .WithImage(ChatwootContainerImageTags.Image, ChatwootContainerImageTags.Tag)
            .WithImageRegistry(ChatwootContainerImageTags.Registry)
            .WithEnvironment("RAILS_ENV", "production")
            .WithEnvironment("NODE_ENV", "production")
            .WithEnvironment("RAILS_LOG_TO_STDOUT", "true")
            .WithEnvironment("ENABLE_ACCOUNT_SIGNUP", "false")
            .WithEnvironment("SECRET_KEY_BASE", secretKeyBase)
            .WithEnvironment("POSTGRES_HOST", database.Resource.GetConnectionProperty("Host"))
            .WithEnvironment("POSTGRES_PORT", database.Resource.GetConnectionProperty("Port"))
            .WithEnvironment("POSTGRES_USERNAME", database.Resource.GetConnectionProperty("Username"))
            .WithEnvironment("POSTGRES_PASSWORD", database.Resource.GetConnectionProperty("Password"))
            .WithEnvironment("POSTGRES_DATABASE", database.Resource.GetConnectionProperty("DatabaseName"))
            .WithEnvironment("REDIS_URL", redis.Resource.GetConnectionProperty("Uri"));
}
