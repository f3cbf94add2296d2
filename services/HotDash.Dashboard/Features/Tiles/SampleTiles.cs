using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Tiles;

/// <summary>Made-up readings for <c>?mock=1</c>, which works in development only and is labelled on every tile.</summary>
internal static class SampleTiles
{
    public static TileReading Read(string id) => id switch
    {
        "cx-escalations" => new(
            TileStatus.Critical,
            [new("Need a person", "2"), new("Past the limit", "1", Tone.Critical)],
            [new("Jamie Lee", "SLA breached", "52 min", Tone.Critical), new("Vintage Speed GmbH", "VIP or dealer", "8 min")]) { Measure = 2 },
        "approvals-queue" => new(TileStatus.Ok, [new("Waiting", "3"), new("Oldest", "12 min")], [new("Reply to Jamie Lee", "Customer reply", "12 min")]) { Measure = 3 },
        "unread-messages" => new(TileStatus.Ok, [new("Messages", "4"), new("Conversations", "3")], [new("Priya Raman", "Do the hairpins fit a stock axle?", "12 min")]) { Measure = 4 },
        "ops-metrics" => new(TileStatus.Ok, [new("Operators active, 7 d", "4 of 5"), new("Resolved, 7 d", "61"), new("Median to resolve", "3 h"), new("P90", "19 h")], []) { Measure = 180 },
        "stack-health" => new(TileStatus.Ok, [], [new("Chatwoot", "4.15.1", "Healthy", Tone.Good), new("Worker", "1 process", "Healthy", Tone.Good)]) { Measure = 0 },
        "idea-pool" => new(TileStatus.Ok, [new("Open", "5/5"), new("Wildcard", "Yes"), new("Approved", "2")], [new("Hairpin restoration guide", "evergreen", "high")]) { Measure = 5 },
        "sales-pulse" => new(
            TileStatus.Ok,
            [new("Revenue, 24 h", "8,425.50 USD"), new("Orders", "58"), new("Average", "145.27 USD")],
            [new("LS swap mount kit", "14 sold", "2,086.00 USD"), new("1932 hairpin set", "9 sold", "1,611.00 USD")]) { Measure = 8425.5 },
        "fulfillment" => new(TileStatus.Warning, [new("Open", "7"), new("Older than 48 h", "2", Tone.Warning)], [new("Order #1042", null, "2 d"), new("Order #1047", null, "2 d")]) { Measure = 7 },
        "inventory" => new(TileStatus.Warning, [new("Low", "6"), new("Sold out", "1")], [new("Chrome air cleaner", "AC-14", "0 left", Tone.Critical), new("Door hinge pins", "DH-02", "3 left", Tone.Warning)]) { Measure = 6 },
        "seo-content" => new(TileStatus.Warning, [new("Pages with a drop", "1")], [new("/collections/hairpins", "310 sessions", "-24 %", Tone.Warning)]) { Measure = 1 },
        "search-performance" => new(
            TileStatus.Ok,
            [new("Clicks, 7 d", "1,284"), new("Against the week before", "+6 %")],
            [new("1932 ford hairpins", "96 clicks, position 2.1", "-8 %"), new("ls swap mounts", "74 clicks, position 3.4", "+11 %")]) { Measure = 1284 },
        "social-performance" => new(
            TileStatus.Ok,
            [new("Posts, 7 d", "5"), new("Reach", "18,420"), new("Engagement", "1,106")],
            [new("Hairpins before and after the blast cabinet", "instagram", "612 of 9,800")]) { Measure = 1106 },
        _ => new(TileStatus.Ok, [], []),
    };
}
