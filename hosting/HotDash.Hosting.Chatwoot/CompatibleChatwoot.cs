using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>What the compatible service is configured with, whether it runs from source or from its images.</summary>
internal static class CompatibleChatwoot
{
    public static IResourceBuilder<T> WithFirstRun<T>(this IResourceBuilder<T> prepare, ChatwootSecrets secrets)
        where T : IResourceWithEnvironment => prepare
            .WithEnvironment("Chatwoot__Setup__AccountName", "HotDash")
            .WithEnvironment("Chatwoot__Setup__AdminName", "HotDash Operator")
            .WithEnvironment("Chatwoot__Setup__AdminEmail", "operator@hotdash.test")
            .WithEnvironment("Chatwoot__Setup__AdminPassword", secrets.AdminPassword)
            .WithEnvironment("Chatwoot__Setup__ApiAccessToken", secrets.ApiAccessToken)
            .WithEnvironment("Chatwoot__Setup__WebhookSecret", secrets.WebhookSecret);

    public static IResourceBuilder<T> WithStores<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis)
        where T : IResourceWithEnvironment => builder
            .WithReference(database, connectionName: "chatwoot")
            .WithReference(redis, connectionName: "redis");

    /// <summary>DCP kills a process six seconds after its stop signal, an engine a container after ten; by then unfinished jobs must be back in their queues.</summary>
    public static IResourceBuilder<T> WithShortStop<T>(this IResourceBuilder<T> worker)
        where T : IResourceWithEnvironment => worker
            .WithEnvironment("Sidekiq__Timeout", "00:00:03")
            .WithEnvironment("Sidekiq__CancellationGrace", "00:00:01");
}
