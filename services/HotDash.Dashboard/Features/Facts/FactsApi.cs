using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Dashboard.Features.Facts;

internal static class FactsApi
{
    private const int MostPerAnswer = 500;

    public static void MapFacts(this IEndpointRouteBuilder routes) => routes.MapGet("/api/facts", ListAsync).WithTags("Facts");

    private static async Task<Ok<IReadOnlyList<Fact>>> ListAsync(FactStore store, string? tile, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ReadLatestAsync(tile, Math.Clamp(limit ?? 50, 1, MostPerAnswer), cancellationToken));
}
