namespace HotDash.Dashboard.Features.Watching.Probes;

internal static class RequestCounting
{
    public static IApplicationBuilder UseRequestCounting(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) || context.Request.Headers.UserAgent == HttpProbe.UserAgent)
        {
            await next(context);

            return;
        }

        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var started = time.GetTimestamp();

        try
        {
            await next(context);
            Add(context.Response.StatusCode);
        }
        catch (Exception) when (AddFailure())
        {
            // Never reached: the filter counts and lets the exception pass.
            throw;
        }

        bool AddFailure()
        {
            Add(StatusCodes.Status500InternalServerError);

            return false;
        }

        void Add(int status) => context.RequestServices.GetRequiredService<RequestWindow>().Add(status, time.GetElapsedTime(started));
    });
}
