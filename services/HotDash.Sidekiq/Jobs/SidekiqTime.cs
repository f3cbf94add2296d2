using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Sidekiq.Jobs;

/// <summary>
/// Times in job JSON: <c>1760124603.1</c> is seconds (Sidekiq 6, 7), <c>1760124603100</c> is milliseconds (Sidekiq 8).
/// A whole number below 10^11 is taken as seconds: as milliseconds it would lie before March 1973.
/// </summary>
internal static class SidekiqTime
{
    private const long FirstMilliseconds = 100_000_000_000;

    public static double ToSeconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond;

    public static string ToScore(DateTimeOffset time) => ToSeconds(time).ToString("0.0######", CultureInfo.InvariantCulture);

    public static DateTimeOffset FromSeconds(double seconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    public static JsonNode ToNode(DateTimeOffset time, SidekiqTimeFormat format) => format switch
    {
        SidekiqTimeFormat.IntegerMilliseconds => JsonValue.Create(time.ToUnixTimeMilliseconds()),
        _ => JsonNode.Parse(ToScore(time))!,
    };

    public static void Write(Utf8JsonWriter writer, string name, DateTimeOffset time, SidekiqTimeFormat format)
    {
        if (format == SidekiqTimeFormat.IntegerMilliseconds)
        {
            writer.WriteNumber(name, time.ToUnixTimeMilliseconds());
        }
        else
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(ToScore(time));
        }
    }

    public static DateTimeOffset? Read(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Number } number)
        {
            return null;
        }

        if (number.TryGetInt64(out var whole))
        {
            return whole is >= FirstMilliseconds and < FirstMilliseconds * 1000
                ? DateTimeOffset.FromUnixTimeMilliseconds(whole)
                : FromSecondsOrNull(whole);
        }

        return number.TryGetDouble(out var seconds) ? FromSecondsOrNull(seconds) : null;
    }

    private static DateTimeOffset? FromSecondsOrNull(double seconds) =>
        seconds is >= 0 and < FirstMilliseconds ? FromSeconds(seconds) : null;
}
