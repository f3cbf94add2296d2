using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>Opening hours of one day of the week; 0 is Sunday.</summary>
public sealed class WorkingHour
{
    public long InboxId { get; init; }

    public int DayOfWeek { get; init; }

    public bool ClosedAllDay { get; init; }

    public bool OpenAllDay { get; init; }

    public int? OpenHour { get; init; }

    public int? OpenMinutes { get; init; }

    public int? CloseHour { get; init; }

    public int? CloseMinutes { get; init; }

    public JsonObject ToJson() => new()
    {
        ["day_of_week"] = DayOfWeek,
        ["closed_all_day"] = ClosedAllDay,
        ["open_hour"] = OpenHour,
        ["open_minutes"] = OpenMinutes,
        ["close_hour"] = CloseHour,
        ["close_minutes"] = CloseMinutes,
        ["open_all_day"] = OpenAllDay,
    };
}
