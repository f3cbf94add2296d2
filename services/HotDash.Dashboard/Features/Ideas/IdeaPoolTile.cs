using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Ideas;

/// <summary>A pool that is not full, or without its wildcard, needs a look.</summary>
internal sealed class IdeaPoolTile(IdeaStore store) : ITile
{
    private const int Read = 50;
    private const int ShownRows = 3;

    public static TileDefinition Tile { get; } = new(
        "idea-pool", "Idea pool", "HotDash", TimeSpan.FromSeconds(300), "The pool is empty.")
    {
        Href = "ideas",
        HrefText = "Idea pool",
    };

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        var ideas = await store.ListAsync(Read, cancellationToken);

        if (ideas.Count == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        var open = ideas.Where(idea => idea.Status == IdeaPool.Open).ToList();
        var hasWildcard = open.Any(idea => idea.Type == IdeaPool.Wildcard);

        return new TileReading(
            open.Count == IdeaPool.Size && hasWildcard ? TileStatus.Ok : TileStatus.Warning,
            [
                new("Open", $"{open.Count}/{IdeaPool.Size}"),
                new("Wildcard", hasWildcard ? "Yes" : "Missing"),
                new("Approved", $"{ideas.Count(idea => idea.Status == IdeaPool.Approved)}"),
            ],
            [.. open.Take(ShownRows).Select(idea => new TileRow(idea.Title, idea.Type, idea.Priority, Href: "ideas"))])
        {
            Measure = open.Count,
        };
    }
}
