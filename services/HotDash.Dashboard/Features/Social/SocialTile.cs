using System.Globalization;
using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Social;

/// <summary>A week without a post, or half the engagement of the week before, needs a look.</summary>
internal sealed class SocialTile(ISocialPosts social, TimeProvider time) : ITile
{
    private const double Warning = -0.50;
    private const int Days = 7;
    private const int ShownRows = 4;
    private const int ShownText = 60;

    public static TileDefinition Tile { get; } = new(
        "social-performance", "Social performance", "Publer", TimeSpan.FromSeconds(1800), "Nothing was posted in two weeks.");

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        if (social.SetupHint is { } hint)
        {
            return TileReading.NotConfigured(hint);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var now = await social.ReadAsync(today.AddDays(1 - Days), today, cancellationToken);
        var before = await social.ReadAsync(today.AddDays(1 - (2 * Days)), today.AddDays(-Days), cancellationToken);

        if (now.Count == 0 && before.Count == 0)
        {
            return new TileReading(TileStatus.Warning, [], []) { Measure = 0 };
        }

        var (engagement, engagementBefore) = (now.Sum(post => post.Engagement), before.Sum(post => post.Engagement));
        var isDown = engagementBefore > 0 && (double)(engagement - engagementBefore) / engagementBefore <= Warning;

        return new TileReading(
            isDown || now.Count == 0 ? TileStatus.Warning : TileStatus.Ok,
            [
                new("Posts, 7 d", Number(now.Count), now.Count == 0 ? Tone.Warning : Tone.Neutral),
                new("Reach", Number(now.Sum(post => post.Reach))),
                new("Engagement", Number(engagement), isDown ? Tone.Warning : Tone.Neutral),
            ],
            [.. now.OrderByDescending(post => post.Engagement).Take(ShownRows).Select(Row)])
        {
            Measure = engagement,
        };
    }

    private static TileRow Row(SocialPost post) => new(
        post.Text.Length > ShownText ? $"{post.Text[..ShownText].TrimEnd()}…" : post.Text,
        post.Network.Length == 0 ? null : post.Network,
        $"{Number(post.Engagement)} of {Number(post.Reach)}");

    private static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
