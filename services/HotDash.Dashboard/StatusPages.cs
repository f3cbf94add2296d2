using Microsoft.AspNetCore.Diagnostics;

namespace HotDash.Dashboard;

internal static class StatusPages
{
    /// <summary>Answers these requests with a bare status: a program asked, or a form was posted, and a page about it would mislead.</summary>
    public static IApplicationBuilder UseStatusOnly(this IApplicationBuilder app, Func<HttpContext, bool> applies) =>
        app.Use((context, next) =>
        {
            if (applies(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
}
