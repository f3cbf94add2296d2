namespace HotDash.Dashboard.Features.Live;

/// <summary>Topics of our own, beside Chatwoot's event names.</summary>
internal static class LiveTopics
{
    public const string Approvals = "approvals";
    public const string Tile = "tile:";
}
