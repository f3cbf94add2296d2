using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Conversations;

/// <summary>Counts the first page of open conversations by latest activity, which is where unread messages are.</summary>
internal sealed class UnreadTile(ChatwootClient chatwoot, TimeProvider time) : ITile
{
    private const int WarningMessages = 10;
    private const int ShownRows = 3;

    public static TileDefinition Tile { get; } = new(
        "unread-messages", "Unread messages", "Chatwoot", TimeSpan.FromSeconds(60), "All caught up!")
    {
        Topics = ["message_", "conversation_"],
        Href = "conversations",
        HrefText = "All conversations",
    };

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        var list = await chatwoot.ListConversationsAsync(new ConversationQuery(), cancellationToken);
        var unread = list.Payload.Where(conversation => conversation.UnreadCount > 0).ToList();

        if (unread.Count == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        var messages = unread.Sum(conversation => conversation.UnreadCount);

        return new TileReading(
            messages > WarningMessages ? TileStatus.Warning : TileStatus.Ok,
            [new("Messages", $"{messages}"), new("Conversations", $"{unread.Count}")],
            [.. unread.Take(ShownRows).Select(Row)])
        {
            Measure = messages,
        };
    }

    private TileRow Row(Conversation conversation) => new(
        ConversationText.ContactName(conversation.Meta.Sender),
        ConversationText.Snippet(conversation.LastNonActivityMessage),
        Durations.Short(time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(conversation.LastActivityAt)),
        Tone.Neutral,
        $"conversations/{conversation.Id}");
}
