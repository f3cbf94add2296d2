using System.Security.Cryptography;
using System.Text;
using HotDash.Sidekiq.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Chatwoot.Worker.Operations;

/// <summary>What the app host asks of the worker. Absent unless <c>Operations:Token</c> is set; every request must bear that token.</summary>
internal static class OperationsApi
{
    private const string TokenHeader = "X-Operations-Token";

    public static void MapOperations(this WebApplication app)
    {
        if (app.Configuration["Operations:Token"] is not { Length: > 0 } token)
        {
            return;
        }

        var expected = Encoding.UTF8.GetBytes(token);
        var group = app.MapGroup("/operations").WithTags("Operations").AddEndpointFilter((context, next) =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.HttpContext.Request.Headers[TokenHeader].ToString()), expected)
                ? next(context)
                : new ValueTask<object?>(TypedResults.Unauthorized()));
        group.MapPost("/dead-jobs/retry", RetryDeadJobsAsync);
    }

    private static async Task<Ok<RetriedJobs>> RetryDeadJobsAsync(JobSets sets, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RetriedJobs(await sets.EnqueueAllAsync(JobSet.Dead, cancellationToken)));
}
