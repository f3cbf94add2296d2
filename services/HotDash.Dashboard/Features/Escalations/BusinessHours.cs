namespace HotDash.Dashboard.Features.Escalations;

/// <summary>Monday to Friday between two hours of one time zone; the clock of a promise runs only then.</summary>
internal sealed class BusinessHours(TimeZoneInfo zone, TimeOnly opens, TimeOnly closes)
{
    public bool IsOpen(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var clock = TimeOnly.FromDateTime(local.DateTime);

        return IsWorkday(local.DateTime) && clock >= opens && clock < closes;
    }

    /// <summary>The instant at which <paramref name="duration"/> of open time has passed since <paramref name="start"/>.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan duration)
    {
        var local = TimeZoneInfo.ConvertTime(start, zone).DateTime;
        var left = duration;

        while (true)
        {
            var from = IsWorkday(local) ? Later(local, local.Date + opens.ToTimeSpan()) : DateTime.MaxValue;
            var end = local.Date + closes.ToTimeSpan();

            if (from < end)
            {
                if (end - from >= left)
                {
                    return ToInstant(from + left);
                }

                left -= end - from;
            }

            local = local.Date.AddDays(1);
        }
    }

    /// <summary>Open time between two instants; zero when the end is not later.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        var from = TimeZoneInfo.ConvertTime(start, zone).DateTime;
        var until = TimeZoneInfo.ConvertTime(end, zone).DateTime;
        var sum = TimeSpan.Zero;

        for (var day = from.Date; day <= until.Date; day = day.AddDays(1))
        {
            if (!IsWorkday(day))
            {
                continue;
            }

            var opened = Later(from, day + opens.ToTimeSpan());
            var closed = Earlier(until, day + closes.ToTimeSpan());
            sum += closed > opened ? closed - opened : TimeSpan.Zero;
        }

        return sum;
    }

    private DateTimeOffset ToInstant(DateTime local) => new(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone));

    private static bool IsWorkday(DateTime day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateTime Later(DateTime first, DateTime second) => first > second ? first : second;

    private static DateTime Earlier(DateTime first, DateTime second) => first < second ? first : second;
}
