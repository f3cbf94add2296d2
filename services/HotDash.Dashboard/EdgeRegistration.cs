using Microsoft.AspNetCore.HttpOverrides;

namespace HotDash.Dashboard;

/// <summary>Outside development the dashboard stands behind a proxy that ends TLS and is the only way in.</summary>
internal static class EdgeRegistration
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            return;
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // The proxy's addresses are not fixed, and nothing else reaches the port.
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
        });
        builder.Services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
    }

    public static void UseEdge(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseForwardedHeaders();
            app.UseHsts();
        }
    }
}
