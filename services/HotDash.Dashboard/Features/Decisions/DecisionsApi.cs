using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Dashboard.Features.Decisions;

internal static class DecisionsApi
{
    private const int ExportPage = 500;

    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/decisions").WithTags("Decisions");
        group.MapGet("/", ListAsync);
        group.MapGet("/export.csv", ExportCsv);
        group.MapGet("/export.json", ExportJson);
    }

    private static async Task<Ok<IReadOnlyList<Decision>>> ListAsync(
        DecisionLog log, string? q, long? before, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await log.SearchAsync(new DecisionFilter(q, before, Math.Clamp(limit ?? 50, 1, ExportPage)), cancellationToken));

    private static PushStreamHttpResult ExportCsv(DecisionLog log, string? q, CancellationToken cancellationToken) => TypedResults.Stream(
        async stream =>
        {
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteLineAsync(Csv.Line("id", "at", "actor", "action", "reference", "rationale", "evidence", "payload", "applied", "receipt"));

            await foreach (var decision in ReadAllAsync(log, q, cancellationToken))
            {
                await writer.WriteLineAsync(Csv.Line(
                    decision.Id.ToString(CultureInfo.InvariantCulture),
                    decision.At.ToString("O", CultureInfo.InvariantCulture),
                    decision.Actor,
                    decision.Action,
                    decision.Reference,
                    decision.Rationale,
                    decision.Evidence,
                    decision.Payload,
                    decision.Applied?.ToString(),
                    decision.Receipt));
            }
        },
        "text/csv",
        "decisions.csv");

    private static JsonHttpResult<IAsyncEnumerable<Decision>> ExportJson(
        DecisionLog log, string? q, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.ContentDisposition = "attachment; filename=decisions.json";

        return TypedResults.Json(ReadAllAsync(log, q, cancellationToken));
    }

    private static async IAsyncEnumerable<Decision> ReadAllAsync(
        DecisionLog log, string? text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? before = null;

        while (await log.SearchAsync(new DecisionFilter(text, before, ExportPage), cancellationToken) is { Count: > 0 } page)
        {
            foreach (var decision in page)
            {
                yield return decision;
            }

            before = page[^1].Id;
        }
    }
}
