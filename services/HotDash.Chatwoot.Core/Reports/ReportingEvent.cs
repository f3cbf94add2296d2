using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Reports;

/// <summary>One measurement. Values are seconds.</summary>
public sealed class ReportingEvent
{
    public long Id { get; init; }

    public string? Name { get; init; }

    public double? Value { get; init; }

    public double? ValueInBusinessHours { get; init; }

    public long? AccountId { get; init; }

    public long? InboxId { get; init; }

    public long? UserId { get; init; }

    public long? ConversationId { get; init; }

    public DateTime? EventStartTime { get; init; }

    public DateTime? EventEndTime { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["value"] = Value,
        ["value_in_business_hours"] = ValueInBusinessHours,
        ["event_start_time"] = RailsTime.Iso(EventStartTime),
        ["event_end_time"] = RailsTime.Iso(EventEndTime),
        ["account_id"] = AccountId,
        ["conversation_id"] = ConversationId,
        ["inbox_id"] = InboxId,
        ["user_id"] = UserId,
        ["created_at"] = RailsTime.Iso(CreatedAt),
        ["updated_at"] = RailsTime.Iso(UpdatedAt),
    };
}
