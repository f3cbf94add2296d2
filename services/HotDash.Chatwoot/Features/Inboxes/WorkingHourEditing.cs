using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

internal static class WorkingHourEditing
{
    private const string Update = """
        update working_hours set closed_all_day = @closed, open_all_day = @open, open_hour = @openHour, open_minutes = @openMinutes, close_hour = @closeHour,
            close_minutes = @closeMinutes, updated_at = now()
        where inbox_id = @inboxId and day_of_week = @day
        """;

    public static async Task SaveAsync(ISql sql, long inboxId, RailsParameters given, CancellationToken cancellationToken)
    {
        foreach (var item in (given.Array("working_hours") ?? []).OfType<JsonObject>())
        {
            var day = new RailsParameters(item, []);
            var closed = day.Flag("closed_all_day") ?? false;
            var open = !closed && (day.Flag("open_all_day") ?? false);
            var fixedHours = !closed && !open;
            await sql.ExecuteAsync(
                Update,
                new
                {
                    inboxId, closed, open,
                    day = Within(day, "day_of_week", 6),
                    openHour = fixedHours ? Within(day, "open_hour", 23) : 0,
                    openMinutes = fixedHours ? Within(day, "open_minutes", 59) : 0,
                    closeHour = fixedHours ? Within(day, "close_hour", 23) : open ? 23 : 0,
                    closeMinutes = fixedHours ? Within(day, "close_minutes", 59) : open ? 59 : 0,
                },
                cancellationToken);
        }
    }

    private static int Within(RailsParameters day, string name, int highest) =>
        day.Number(name) is { } number && number >= 0 && number <= highest ? (int)number : throw Failure.Invalid(name, $"must be from 0 to {highest}");
}
