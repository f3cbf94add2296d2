using System.Globalization;
using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Search;

/// <summary>A fifth fewer clicks in all needs a look, two fifths fewer is critical. Phrases that lost most are shown.</summary>
internal sealed class SearchTile(ISearch search) : ITile
{
    private const double Warning = -0.20;
    private const double Critical = -0.40;
    private const int ShownRows = 5;

    public static TileDefinition Tile { get; } = new(
        "search-performance", "Search performance", "Search Console", TimeSpan.FromSeconds(3600), "Nobody found the shop by searching.");

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        if (search.SetupHint is { } hint)
        {
            return TileReading.NotConfigured(hint);
        }

        var phrases = await search.ReadPhrasesAsync(cancellationToken);
        var (now, before) = (phrases.Sum(phrase => phrase.Clicks), phrases.Sum(phrase => phrase.ClicksBefore));

        if (now == 0 && before == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        var change = before == 0 ? 0 : (double)(now - before) / before;

        return new TileReading(
            change <= Critical ? TileStatus.Critical : change <= Warning ? TileStatus.Warning : TileStatus.Ok,
            [new("Clicks, 7 d", now.ToString("#,##0", CultureInfo.InvariantCulture)), new("Against the week before", Percent(change), ToneOf(change))],
            [.. phrases.OrderBy(phrase => phrase.Clicks - phrase.ClicksBefore).Take(ShownRows).Select(Row)])
        {
            Measure = now,
        };
    }

    private static TileRow Row(SearchPhrase phrase) => new(
        phrase.Phrase,
        phrase.Clicks == 0 ? "no clicks" : string.Create(CultureInfo.InvariantCulture, $"{phrase.Clicks} clicks, position {phrase.Position:0.0}"),
        phrase.ClicksBefore == 0 ? "new" : Percent(phrase.Change),
        ToneOf(phrase.Change));

    private static Tone ToneOf(double change) => change <= Critical ? Tone.Critical : change <= Warning ? Tone.Warning : Tone.Neutral;

    private static string Percent(double change) => change.ToString("+0 %;-0 %;0 %", CultureInfo.InvariantCulture);
}
