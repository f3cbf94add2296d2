using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Dashboard.Features.Tiles;

internal static class TilesApi
{
    private const double LongestLoadMs = 120_000;

    public static void MapTiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/tiles").WithTags("Tiles");
        group.MapGet("/", List);
        group.MapGet("/{id}", GetAsync);
        group.MapPost("/{id}/loads", Report);
    }

    private static Ok<IReadOnlyList<TileDefinition>> List() => TypedResults.Ok(TileCatalog.All);

    private static async Task<Results<Ok<TileState>, ProblemHttpResult>> GetAsync(
        string id, TileBoard board, HttpContext context, CancellationToken cancellationToken)
    {
        if (Find(id) is not { } tile)
        {
            return Unknown(id);
        }

        return TypedResults.Ok(await board.GetAsync(tile, tile.Interval, context.User.Identity?.Name ?? "api", cancellationToken));
    }

    /// <summary>A browser tells how long a tile took until it was on the screen.</summary>
    private static Results<NoContent, ProblemHttpResult> Report(string id, TileLoad load, TileTimings timings)
    {
        if (Find(id) is null)
        {
            return Unknown(id);
        }

        if (load.Ms is not (> 0 and < LongestLoadMs))
        {
            return TypedResults.Problem($"A load time lies between 0 and {LongestLoadMs} ms.", statusCode: StatusCodes.Status400BadRequest);
        }

        timings.Record(id, TileTimings.Browser, TimeSpan.FromMilliseconds(load.Ms));

        return TypedResults.NoContent();
    }

    private static TileDefinition? Find(string id) => TileCatalog.All.FirstOrDefault(tile => tile.Id == id);

    private static ProblemHttpResult Unknown(string id) =>
        TypedResults.Problem($"There is no tile '{id}'. GET /api/tiles lists them.", statusCode: StatusCodes.Status404NotFound);
}
