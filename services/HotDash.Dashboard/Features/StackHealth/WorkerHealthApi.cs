using HotDash.Sidekiq.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;
using StackExchange.Redis;

namespace HotDash.Dashboard.Features.StackHealth;

/// <summary>
/// <c>GET /health/worker</c>: whether the workers beat and the queues move, for whoever has only the address, a release above all. Numbers and
/// states; no name of a job, a queue or a machine.
/// </summary>
internal static class WorkerHealthApi
{
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(30);

    public static void MapWorkerHealth(this WebApplication app) => app.MapGet("/health/worker", ReadAsync).AllowAnonymous();

    private static async Task<Results<JsonHttpResult<WorkerHealth>, StatusCodeHttpResult>> ReadAsync(
        SidekiqStatistics statistics, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";

        try
        {
            var overview = await statistics.ReadAsync(cancellationToken);

            return TypedResults.Json(Judge(overview, time.GetUtcNow()));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static WorkerHealth Judge(SidekiqOverview overview, DateTimeOffset now)
    {
        var beats = overview.Processes.Select(process => process.LastBeat).OfType<DateTimeOffset>().ToList();
        var newest = beats.Count == 0 ? (DateTimeOffset?)null : beats.Max();
        var oldestJob = overview.Queues.Where(queue => queue.Size > 0).Select(queue => queue.Latency).DefaultIfEmpty().Max();

        return new WorkerHealth(
            newest is { } beat && now - beat <= s_late ? "alive" : "silent",
            newest?.ToUnixTimeMilliseconds() / 1000.0 ?? 0,
            oldestJob <= s_late ? "moving" : "stuck",
            overview.Processed,
            overview.Enqueued,
            Math.Round(oldestJob.TotalSeconds, 1));
    }
}
