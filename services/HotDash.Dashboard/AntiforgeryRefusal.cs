using Microsoft.AspNetCore.Antiforgery;

namespace HotDash.Dashboard;

internal static class AntiforgeryRefusal
{
    /// <summary>Answers a form without its token with 400. Request delegates that are built at compile time read the form all the same, which throws and would be a 500.</summary>
    public static IApplicationBuilder UseAntiforgeryRefusal(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;

        return Task.CompletedTask;
    });
}
