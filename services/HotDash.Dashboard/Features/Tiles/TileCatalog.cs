using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Escalations;
using HotDash.Dashboard.Features.Ideas;
using HotDash.Dashboard.Features.Operations;
using HotDash.Dashboard.Features.Search;
using HotDash.Dashboard.Features.Shop;
using HotDash.Dashboard.Features.Social;
using HotDash.Dashboard.Features.StackHealth;
using HotDash.Dashboard.Features.Traffic;

namespace HotDash.Dashboard.Features.Tiles;

/// <summary>Every tile there is, in the order that a new operator sees.</summary>
internal static class TileCatalog
{
    /// <summary>A board with fewer says nothing.</summary>
    public const int FewestVisible = 2;

    public static IReadOnlyList<TileDefinition> All { get; } =
    [
        EscalationsTile.Tile,
        ApprovalsTile.Tile,
        UnreadTile.Tile,
        OpsPulseTile.Tile,
        StackHealthTile.Tile,
        IdeaPoolTile.Tile,
        SalesTile.Tile,
        FulfillmentTile.Tile,
        InventoryTile.Tile,
        TrafficTile.Tile,
        SearchTile.Tile,
        SocialTile.Tile,
    ];

    /// <summary>The wanted order first, tiles it does not know after it, without the hidden ones.</summary>
    public static IReadOnlyList<TileDefinition> Arrange(IReadOnlyList<string> order, IReadOnlyList<string> hidden) =>
        [.. All
            .Where(tile => !hidden.Contains(tile.Id))
            .OrderBy(tile => order.ToList().IndexOf(tile.Id) is >= 0 and var position ? position : int.MaxValue)];
}
