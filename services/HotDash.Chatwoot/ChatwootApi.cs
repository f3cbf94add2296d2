using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Cable;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Features.Account;
using HotDash.Chatwoot.Features.AgentBots;
using HotDash.Chatwoot.Features.Agents;
using HotDash.Chatwoot.Features.App;
using HotDash.Chatwoot.Features.AuditLogs;
using HotDash.Chatwoot.Features.AutomationRules;
using HotDash.Chatwoot.Features.BulkActions;
using HotDash.Chatwoot.Features.CannedResponses;
using HotDash.Chatwoot.Features.Contacts;
using HotDash.Chatwoot.Features.Conversations;
using HotDash.Chatwoot.Features.CustomAttributes;
using HotDash.Chatwoot.Features.CustomFilters;
using HotDash.Chatwoot.Features.Explorer;
using HotDash.Chatwoot.Features.Files;
using HotDash.Chatwoot.Features.Health;
using HotDash.Chatwoot.Features.HelpCenter;
using HotDash.Chatwoot.Features.Inboxes;
using HotDash.Chatwoot.Features.Integrations;
using HotDash.Chatwoot.Features.Labels;
using HotDash.Chatwoot.Features.Messages;
using HotDash.Chatwoot.Features.Platform;
using HotDash.Chatwoot.Features.Profile;
using HotDash.Chatwoot.Features.Public;
using HotDash.Chatwoot.Features.Reports;
using HotDash.Chatwoot.Features.Search;
using HotDash.Chatwoot.Features.Survey;
using HotDash.Chatwoot.Features.Teams;
using HotDash.Chatwoot.Features.Webhooks;
using HotDash.Chatwoot.Http;
using HotDash.Chatwoot.Limits;
using HotDash.Chatwoot.Preparation;
using HotDash.Chatwoot.SignIn;

namespace HotDash.Chatwoot;

/// <summary>The Chatwoot-compatible HTTP API.</summary>
internal static class ChatwootApi
{
    /// <summary>Two files of the largest size, with room for the rest of the form.</summary>
    private const long MaxRequestBytes = (2 * FileStore.MaxFileBytes) + (1024 * 1024);

    public static void AddChatwootApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PrepareCommand>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<InboxAccess>();
        services.AddSingleton<Shapes>();
        services.AddSingleton<CableSubscriptions>();
        services.AddSingleton<ConversationAnswer>();
        services.AddSingleton<MessageRequest>();
        services.AddSingleton<PublicInbox>();
        services.AddSingleton<PublicConversationAnswer>();
        services.AddSingleton<PostgresHealthCheck>();
        services.AddSingleton<RedisHealthCheck>();
        services.AddSingleton<ConversationFilterQuery>();
        services.AddSingleton<ConversationPeopleApi.ParticipantChange>();
        services.AddSingleton<MessageChangesApi.MessageChange>();
        services.AddSingleton<ContactAnswer>();
        services.AddSingleton<ContactList>();
        services.AddSingleton<MemberList>();
        services.AddSingleton<AgentBotStore>();
        services.AddSingleton<InboxAnswer>();
        services.AddSingleton<InboxEditing>();
        services.AddSingleton<UserShape>();
        services.AddSingleton<SearchApi.SearchQuery>();
        services.AddSingleton<ReportQueries>();
        services.AddSingleton<SummaryReportsApi.SummaryQuery>();
        services.AddSingleton<Permissibles>();
        services.AddSingleton<PortalStore>();
        services.AddSingleton<SurveyStore>();
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<SingleSignOn>();
        services.AddSingleton<SignInThrottle>();
        builder.AddExplorer();
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = MaxRequestBytes);
        services.AddCors();
        services.AddHealthChecks().AddCheck<PostgresHealthCheck>("postgres").AddCheck<RedisHealthCheck>("redis");
    }

    public static void UseChatwootApi(this WebApplication app)
    {
        app.UseMiddleware<ThrottleMiddleware>();
        app.UseMiddleware<FailureMiddleware>();
        app.UseWebSockets();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<AccessMiddleware>();
        app.MapHealth();
        app.MapSignIn();
        app.MapFiles();
        app.MapAppPage();
        app.MapExplorer();
        app.MapCable();
        app.MapApplicationApi();
        app.MapPlatformApi();
        app.MapPublicApi();
        app.MapFallback(() => FailureMiddleware.Status(StatusCodes.Status404NotFound));
    }

    private static void MapApplicationApi(this IEndpointRouteBuilder routes)
    {
        var audited = routes.MapGroup("").AddEndpointFilter<AuditTrail>();
        audited.MapAccount();
        audited.MapProfile();
        audited.MapAgents();
        audited.MapTeams();
        audited.MapTeamMembers();
        audited.MapLabels();
        audited.MapCannedResponses();
        audited.MapWebhooks();
        audited.MapCustomAttributes();
        audited.MapCustomFilters();
        audited.MapAgentBots();
        audited.MapAutomationRules();
        audited.MapAuditLogs();
        audited.MapInboxes();
        audited.MapInboxBots();
        audited.MapInboxMembers();
        audited.MapContacts();
        audited.MapContactRelations();
        audited.MapContactTransfer();
        audited.MapContactNotes();
        audited.MapConversations();
        audited.MapConversationSearch();
        audited.MapConversationStatus();
        audited.MapConversationLabels();
        audited.MapConversationAttributes();
        audited.MapConversationSeen();
        audited.MapConversationPeople();
        audited.MapConversationExtras();
        audited.MapAssignments();
        audited.MapMessages();
        audited.MapBulkActions();
        audited.MapSearch();
        audited.MapReports();
        audited.MapSummaryReports();
        audited.MapDistributionReports();
        audited.MapSurveyResponses();
        audited.MapPortals();
        audited.MapPortalCategories();
        audited.MapPortalArticles();
        audited.MapIntegrations();
        audited.MapNotImplemented();
    }

    private static void MapPlatformApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPlatformAccounts();
        routes.MapPlatformAccountUsers();
        routes.MapPlatformBots();
        routes.MapPlatformUsers();
    }

    /// <summary>Customers' clients run on the shop's pages, so any origin may call.</summary>
    private static void MapPublicApi(this WebApplication app)
    {
        var routes = app.MapGroup("").RequireCors(policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod());
        routes.MapPublicInbox();
        routes.MapPublicContacts();
        routes.MapPublicConversations();
        routes.MapPublicConversationActions();
        routes.MapPublicMessages();
        routes.MapSurveyPage();
        routes.MapPublicSurvey();
    }
}
