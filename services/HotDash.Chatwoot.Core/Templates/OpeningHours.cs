using HotDash.Chatwoot.Core.Inboxes;

namespace HotDash.Chatwoot.Core.Templates;

/// <summary>Whether an inbox is open at a moment, in its own time zone.</summary>
public static class OpeningHours
{
    public static bool IsOpen(IReadOnlyList<WorkingHour> week, string? timezone, DateTimeOffset at)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timezone ?? "UTC", out var known) ? known : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(at, zone);

        return week.FirstOrDefault(day => day.DayOfWeek == (int)local.DayOfWeek) switch
        {
            null => true,
            { OpenAllDay: true } => true,
            { ClosedAllDay: true } => false,
            var day => local.TimeOfDay >= At(day.OpenHour, day.OpenMinutes) && local.TimeOfDay < At(day.CloseHour, day.CloseMinutes),
        };
    }

    private static TimeSpan At(int? hour, int? minutes) => new(hour ?? 0, minutes ?? 0, 0);
}
