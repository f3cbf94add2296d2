using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Chatwoot;

/// <summary>One Chatwoot installation in the app model: its web and worker resources and its secrets.</summary>
/// <param name="Web">The web resource; its endpoint <c>http</c> serves the API, <c>/cable</c> and the page for humans.</param>
/// <param name="Worker">The Sidekiq worker.</param>
/// <param name="Secrets">Admin password, API token and webhook secret.</param>
public sealed record ChatwootInstallation(
    IResourceBuilder<IResourceWithServiceDiscovery> Web,
    IResourceBuilder<IResourceWithWaitSupport> Worker,
    ChatwootSecrets Secrets)
{
    /// <summary>The one-shot resource that prepares the database; null in publish mode, where that is a step of the release.</summary>
    internal IResourceBuilder<ProjectResource>? Prepare { get; init; }

    /// <summary>Registers <paramref name="endpoint"/> + <paramref name="path"/> as the account's webhook when the database is prepared. Run mode only; elsewhere an administrator registers it.</summary>
    public ChatwootInstallation WithWebhook(EndpointReference endpoint, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(path);

        Prepare?.WithEnvironment("Chatwoot__Setup__WebhookUrl", ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.Url)}{path}"));

        return this;
    }
}
