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
    /// <summary>Where the images keep attachments.</summary>
    internal string StorageTarget { get; init; } = "/data";

    /// <summary>The one-shot resource that prepares the database; null in publish mode, where that is a step of the release.</summary>
    internal IResourceBuilder<IResourceWithEnvironment>? Prepare { get; init; }

    /// <summary>Official Chatwoot's own migration of its database; null unless it runs here.</summary>
    internal IResourceBuilder<ChatwootContainerResource>? OfficialPrepare { get; init; }

    /// <summary>The worker that sends mails; null in publish mode.</summary>
    internal IResourceBuilder<IResourceWithEnvironment>? MailWorker { get; init; }

    /// <summary>Processes of this machine that share a folder of attachments.</summary>
    internal IReadOnlyList<IResourceBuilder<ProjectResource>> StorageProcesses { get; init; } = [];

    /// <summary>Containers that share a volume of attachments.</summary>
    internal IReadOnlyList<IResourceBuilder<ChatwootContainerResource>> StorageContainers { get; init; } = [];

    /// <summary>
    /// Keeps attachments, which web and worker share: processes in <paramref name="folder"/>, containers in
    /// <paramref name="volume"/>. Not on Fly; default: one folder of the user for every installation.
    /// </summary>
    public ChatwootInstallation WithStorage(string folder, string volume)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(volume);

        foreach (var process in StorageProcesses)
        {
            process.WithEnvironment("Chatwoot__Storage__Path", folder);
        }

        foreach (var container in StorageContainers)
        {
            container.WithVolume(volume, StorageTarget);
        }

        return this;
    }

    /// <summary>
    /// Has <paramref name="tool"/>, the assembly of the tool for migrations, record what official Chatwoot's prepare does to
    /// <paramref name="database"/> and how long it takes. Run mode only; on Fly the step <c>migrate-prepare</c> does.
    /// </summary>
    public ChatwootInstallation WithMigrationRecord(string tool, IResourceBuilder<IResourceWithConnectionString> database)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        ArgumentNullException.ThrowIfNull(database);

        if (OfficialPrepare is not null)
        {
            OfficialMigrationRecord.AddTo(OfficialPrepare, tool, database.Resource);
        }

        return this;
    }

    /// <summary>Registers <paramref name="endpoint"/> + <paramref name="path"/> as the account's webhook when the database is prepared. Run mode only; elsewhere an administrator registers it.</summary>
    public ChatwootInstallation WithWebhook(EndpointReference endpoint, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(path);

        Prepare?.WithEnvironment("Chatwoot__Setup__WebhookUrl", ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.Url)}{path}"));

        return this;
    }

    /// <summary>
    /// Fetches the inbox <paramref name="address"/> by IMAP and sends answers by SMTP, both signed in as that address. Run
    /// mode only; elsewhere the mail settings belong to the installation's own secrets.
    /// </summary>
    public ChatwootInstallation WithMail(EndpointReference smtp, EndpointReference imap, string address, ParameterResource password)
    {
        ArgumentNullException.ThrowIfNull(smtp);
        ArgumentNullException.ThrowIfNull(imap);
        ArgumentException.ThrowIfNullOrEmpty(address);
        ArgumentNullException.ThrowIfNull(password);

        if (!smtp.Exists || !imap.Exists)
        {
            return this;
        }

        Prepare?.WithEnvironment(context =>
        {
            context.EnvironmentVariables["Chatwoot__Setup__EmailInboxAddress"] = address;
            context.EnvironmentVariables["Chatwoot__Setup__ImapAddress"] = imap.Property(EndpointProperty.Host);
            context.EnvironmentVariables["Chatwoot__Setup__ImapPort"] = imap.Property(EndpointProperty.Port);
            context.EnvironmentVariables["Chatwoot__Setup__ImapLogin"] = address;
            context.EnvironmentVariables["Chatwoot__Setup__ImapPassword"] = password;
        });
        MailWorker?.WithEnvironment(context =>
        {
            context.EnvironmentVariables["SMTP_ADDRESS"] = smtp.Property(EndpointProperty.Host);
            context.EnvironmentVariables["SMTP_PORT"] = smtp.Property(EndpointProperty.Port);
            context.EnvironmentVariables["SMTP_USERNAME"] = address;
            context.EnvironmentVariables["SMTP_PASSWORD"] = password;
            context.EnvironmentVariables["MAILER_SENDER_EMAIL"] = address;
        });

        return this;
    }
}
