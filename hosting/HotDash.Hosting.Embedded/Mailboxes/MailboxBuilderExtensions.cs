using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Backends;
using HotDash.Hosting.Embedded.Hosts;
using HotDash.Hosting.Embedded.Mailboxes;

namespace Aspire.Hosting;

/// <summary>Adds the development mailbox to an app model.</summary>
public static class MailboxBuilderExtensions
{
    /// <summary>Adds the development mailbox in run mode. In publish mode it is not part of the model, whoever refers to it.</summary>
    public static IResourceBuilder<MailboxResource> AddMailbox(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var password = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
        var mailbox = new MailboxResource(name, builder.AppHostDirectory, password);

        return builder.ExecutionContext.IsPublishMode
            ? builder.CreateResourceBuilder(mailbox)
            : Configure(builder.AddResource(mailbox), DataFolders.For(builder, name));
    }

    private static IResourceBuilder<MailboxResource> Configure(IResourceBuilder<MailboxResource> builder, string folder)
    {
        var mailbox = builder.Resource;
        // Containers reach services of the host through their proxies only.
        var isProxied = BackendSelection.Select(builder.ApplicationBuilder) == BackendKind.Containers;

        return builder
            .WithEndpoint(scheme: "smtp", name: MailboxResource.SmtpEndpointName, env: "Mailbox__SmtpPort", isProxied: isProxied)
            .WithEndpoint(scheme: "imap", name: MailboxResource.ImapEndpointName, env: "Mailbox__ImapPort", isProxied: isProxied)
            .WithHttpEndpoint(name: MailboxResource.PageEndpointName, isProxied: isProxied)
            .WithEnvironment("ASPNETCORE_URLS", $"http://127.0.0.1:{mailbox.Page.Property(EndpointProperty.TargetPort)}")
            .WithEnvironment("DOTNET_ROOT", BuiltProgram.DotNetRoot)
            .WithEnvironment("DOTNET_EnableDiagnostics", "0")
            .WithEnvironment("Mailbox__Folder", folder)
            .WithEnvironment(context => context.EnvironmentVariables["Mailbox__Password"] = mailbox.PasswordParameter)
            .WithHttpHealthCheck("/health", endpointName: MailboxResource.PageEndpointName)
            .WithUrlForEndpoint(MailboxResource.PageEndpointName, url => url.DisplayText = "Mails")
            .WithIconName("Mail")
            .WithDropSamples()
            .ExcludeFromManifest();
    }
}
