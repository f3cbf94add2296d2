using System.Globalization;

namespace HotDash.Chatwoot.Core.Json;

/// <summary>The three forms in which Chatwoot sends a time.</summary>
public static class RailsTime
{
    /// <summary>Seconds since 1970; absent is 0.</summary>
    public static long Seconds(DateTime? time) => time is { } value ? new DateTimeOffset(value, TimeSpan.Zero).ToUnixTimeSeconds() : 0;

    /// <summary>Seconds since 1970 with microseconds, for <c>updated_at</c> of a conversation.</summary>
    public static double FractionalSeconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / 10 / 1_000_000d;

    /// <summary><c>2025-10-10T19:20:03.412Z</c>; absent is null.</summary>
    public static string? Iso(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DateTime? FromSeconds(double? seconds) =>
        seconds is { } value && value is > -62_000_000_000 and < 250_000_000_000 ? DateTime.UnixEpoch.AddSeconds(value) : null;
}
