using System.Globalization;

namespace HotDash.Hosting.Fly.Model;

/// <summary>Durations as Go parses them: <c>1m30s</c>, <c>500ms</c>.</summary>
internal static class GoDuration
{
    public static string Format(TimeSpan value)
    {
        var sign = value < TimeSpan.Zero ? "-" : "";
        var rest = value.Duration();

        if (rest.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{rest.TotalMilliseconds:0.####}ms");
        }

        var parts = string.Concat(Part((long)rest.TotalHours, "h"), Part(rest.Minutes, "m"), Part(rest.Seconds, "s"));

        return parts.Length == 0 ? "0s" : sign + parts;
    }

    private static string Part(long value, string unit) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture) + unit;
}
