using HotDash.Dashboard.Components;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
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
using HotDash.Dashboard.Features.Search;
using HotDash.Dashboard.Features.Shop;
using HotDash.Dashboard.Features.Social;
using HotDash.Dashboard.Features.StackHealth;
using HotDash.Dashboard.Features.Tiles;
using HotDash.Dashboard.Features.Traffic;
using HotDash.Dashboard.Features.Webhooks;
using HotDash.ServiceDefaults;

namespace HotDash.Dashboard;

/// <summary>The web process: composition only.</summary>
internal static class DashboardHost
{
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
        builder.Services.AddHostedService<Retention>();
        builder.AddWebhooks();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();

        var app = builder.Build();
        app.UseEdge();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseStatusOnly(context => !HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapDefaultEndpoints();
        app.MapAccounts();
        app.MapWebhooks();
        app.MapDecisions();
        app.MapApprovals();
        app.MapIdeas();
        app.MapFacts();
        app.MapTiles();
        app.MapPreferences();
        app.MapOperators();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        await app.RunAsync();

        return 0;
    }
}
