using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Assignment;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Automation;
using HotDash.Chatwoot.Core.Cable;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Core.Reports;
using HotDash.Chatwoot.Core.Setup;
using HotDash.Chatwoot.Core.Templates;
using HotDash.Chatwoot.Core.Webhooks;
using HotDash.Migrations;
using HotDash.Sidekiq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Core;

public static class ChatwootCoreRegistration
{
    /// <summary>Adds Chatwoot's data and operations for <c>ConnectionStrings:chatwoot</c> and <c>ConnectionStrings:redis</c>.</summary>
    public static IHostApplicationBuilder AddChatwootCore(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var redis = Required(builder.Configuration, "redis");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(Required(builder.Configuration, "chatwoot")));
        services.AddSingleton<IConnectionMultiplexer>(_ => Connect(redis));
        services.AddSidekiqClient(redis);
        services.AddSingleton<Database>();
        services.AddSingleton<PresenceStore>();
        services.AddSingleton<ConversationReader>();
        services.AddSingleton<ConversationFinder>();
        services.AddSingleton<ConversationStarter>();
        services.AddSingleton<ConversationWriter>();
        services.AddSingleton<MessageFinder>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton<Announcer>();
        services.AddSingleton<ContactWriter>();
        services.AddSingleton<ContactInboxFinder>();
        services.AddSingleton<ContactIdentification>();
        services.AddSingleton<AccountRemoval>();
        services.AddSingleton<ContactRemoval>();
        services.AddSingleton<ContactMerge>();
        services.AddSingleton<ContactMuting>();
        services.AddSingleton<ConversationLabeler>();
        services.AddSingleton<MessageEditor>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<RecordFiles>();
        services.AddSingleton<ContactImportRow>();
        services.AddSingleton<ContactImporter>();
        services.AddSingleton<InboxCreation>();
        services.AddSingleton<InboxRemoval>();
        services.AddSingleton<MigrationRunner>();
        services.AddSingleton<DatabasePreparation>();
        services.AddSingleton<FirstRun>();
        services.AddSingleton<SampleData>();

        AddEvents(services, builder.Configuration);

        return builder;
    }

    private static void AddEvents(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PublicAddress(new Uri((configuration["FRONTEND_URL"] is { Length: > 0 } url ? url : "http://localhost:3000").TrimEnd('/') + "/")));
        services.AddSingleton<EventLoader>();
        services.AddSingleton<EventDispatcher>();
        services.AddSingleton<AutomationActions>();
        services.AddSingleton<CableBroadcaster>();
        services.AddSingleton<DispatchProgress>();
        services.AddSingleton<IEventListener, CableListener>();
        services.AddSingleton<IEventListener, AssignmentListener>();
        services.AddSingleton<IEventListener, TemplateListener>();
        services.AddSingleton<IEventListener, AutomationListener>();
        services.AddSingleton<IEventListener, WebhookListener>();
        services.AddSingleton<IEventListener, AgentBotListener>();
        services.AddSingleton<IEventListener, ReportingListener>();
    }

    private static string Required(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"ConnectionStrings:{name} is not set. Set the environment variable ConnectionStrings__{name}.");

    private static ConnectionMultiplexer Connect(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.ClientName ??= "hotdash-chatwoot";

        return ConnectionMultiplexer.Connect(options);
    }
}
