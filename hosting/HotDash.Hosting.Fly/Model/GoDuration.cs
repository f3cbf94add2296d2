using System.Globalization;
using System.Text.RegularExpressions;

namespace HotDash.Hosting.Fly.Model;

/// <summary>Durations as Go parses them: <c>1m30s</c>, <c>500ms</c>.</summary>
internal static partial class GoDuration
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

    /// <summary>Null: not a duration. Nothing finer than .NET's 100 ns is kept.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);

        if (!match.Success)
        {
            return null;
        }

        var ticks = 0.0;

        for (var part = 0; part < match.Groups["number"].Captures.Count; part++)
        {
            ticks += double.Parse(match.Groups["number"].Captures[part].Value, CultureInfo.InvariantCulture) * Unit(match.Groups["unit"].Captures[part].Value);
        }

        return TimeSpan.FromTicks((long)ticks * (match.Groups["sign"].Value is "-" ? -1 : 1));
    }

    private static double Unit(string unit) => unit switch
    {
        "h" => TimeSpan.TicksPerHour,
        "m" => TimeSpan.TicksPerMinute,
        "s" => TimeSpan.TicksPerSecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "ns" => 1.0 / TimeSpan.NanosecondsPerTick,
        _ => TimeSpan.TicksPerMicrosecond,
    };

    [GeneratedRegex(@"^(?<sign>[+-]?)((?<number>[0-9]+(\.[0-9]*)?)(?<unit>ms|us|µs|ns|h|m|s))+\z")]
    private static partial Regex Pattern();

    private static string Part(long value, string unit) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture) + unit;
}
