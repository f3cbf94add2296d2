using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Conversations;
using HotDash.Dashboard.Features.Tiles;

namespace HotDash.Dashboard.Features.Escalations;

/// <summary>More than five breaches are critical, one is a warning.</summary>
internal sealed class EscalationsTile(EscalationReader reader, TimeProvider time) : ITile
{
    private const int CriticalBreaches = 5;
    private const int ShownRows = 5;

    public static TileDefinition Tile { get; } = new(
        "cx-escalations", "CX escalations", "Chatwoot", TimeSpan.FromSeconds(30), "No SLA breaches detected.")
    {
        Topics = ["message_", "conversation_"],
        Href = "escalations",
        HrefText = "All escalations",
    };

    public TileDefinition Definition => Tile;

    public async Task<TileReading> ReadAsync(CancellationToken cancellationToken)
    {
        var escalated = await reader.ReadAsync(cancellationToken);

        if (escalated.Count == 0)
        {
            return new TileReading(TileStatus.Ok, [], []) { Measure = 0 };
        }

        var breached = escalated.Count(item => item.Escalation.Sla == SlaLevel.Breached);
        var critical = escalated.Count(item => item.Escalation.Severity == EscalationSeverity.Critical);
        var status = breached > CriticalBreaches || critical > 0 ? TileStatus.Critical : TileStatus.Warning;

        return new TileReading(
            status,
            [
                new("Need a person", $"{escalated.Count}"),
                new("Past the limit", $"{breached}", breached > 0 ? Tone.Critical : Tone.Neutral),
            ],
            [.. escalated.Take(ShownRows).Select(Row)])
        {
            Measure = escalated.Count,
        };
    }

    private TileRow Row(EscalatedConversation item) => new(
        ConversationText.ContactName(item.Conversation.Meta.Sender),
        string.Join(", ", item.Escalation.Reasons.Select(EscalationText.Reason)),
        ConversationText.Waiting(item.Conversation, time.GetUtcNow()) is { } waiting ? Durations.Short(waiting) : null,
        EscalationText.ToneOf(item.Escalation),
        $"?review={item.Conversation.Id}");
}
