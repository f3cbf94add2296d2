using HotDash.Dashboard.Components;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Assistants;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Database;
using HotDash.Dashboard.Features.Decisions;
using HotDash.Dashboard.Features.Escalations;
using HotDash.Dashboard.Features.Facts;
using HotDash.Dashboard.Features.Google;
using HotDash.Dashboard.Features.Ideas;
using HotDash.Dashboard.Features.Live;
using HotDash.Dashboard.Features.Preferences;
using HotDash.Dashboard.Features.Releases;
using HotDash.Dashboard.Features.Search;
using HotDash.Dashboard.Features.Shop;
using HotDash.Dashboard.Features.Social;
using HotDash.Dashboard.Features.StackHealth;
using HotDash.Dashboard.Features.Tiles;
using HotDash.Dashboard.Features.Traffic;
using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Pages;
using HotDash.Dashboard.Features.Watching.Probes;
using HotDash.Dashboard.Features.Webhooks;
using HotDash.ServiceDefaults;

namespace HotDash.Dashboard;

/// <summary>The web process: composition only.</summary>
internal static class DashboardHost
{
    /// <summary>A page hands over what the server drew, and a reply may have 150,000 characters: SignalR's own limit of 32 KB would end the connection.</summary>
    private const int LongestMessage = 1024 * 1024;

    public static async Task<int> RunAsync(string[] args)
    {
        // Files are found beside the executable, whatever folder it was started in.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.AddServiceDefaults();
        builder.AddEdge();
        builder.AddDatabase();
        builder.AddAccounts();
        builder.AddChatwoot();
        builder.AddStackHealth();
        builder.AddLiveUpdates();
        builder.AddConversations();
        builder.AddDecisions();
        builder.AddApprovals();
        builder.AddEscalations();
        builder.AddPreferences();
        builder.AddTiles();
        builder.AddShop();
        builder.AddGoogle();
        builder.AddTraffic();
        builder.AddSearch();
        builder.AddSocial();
        builder.AddIdeas();
        builder.AddReleases();
        builder.AddWatching();
        builder.AddAssistants();
        builder.Services.AddHostedService<Retention>();
        builder.AddWebhooks();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options => options.MaximumReceiveMessageSize = LongestMessage);

        var app = builder.Build();
        app.UseEdge();
        app.UseRequestCounting();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseStatusOnly(context => !HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseAntiforgeryRefusal();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapDefaultEndpoints();
        app.MapWorkerHealth();
        app.MapAccounts();
        app.MapWebhooks();
        app.MapDecisions();
        app.MapApprovals();
        app.MapIdeas();
        app.MapFacts();
        app.MapTiles();
        app.MapPreferences();
        app.MapOperators();
        app.MapAlerts();
        app.MapAssistants();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        await app.RunAsync();

        return 0;
    }
}
