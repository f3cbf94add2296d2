using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cronos;

namespace HotDash.Sidekiq.Cron;

/// <summary>When an entry is due. Times are UTC.</summary>
internal static class CronTimes
{
    /// <summary>A slot that was missed by more than this is skipped, as in sidekiq-cron.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    public static bool TryParse(string text, [NotNullWhen(true)] out CronExpression? expression)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;

        return CronExpression.TryParse(text, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard, out expression);
    }

    public static DateTimeOffset? Next(string cron, DateTimeOffset after) =>
        TryParse(cron, out var expression) ? expression.GetNextOccurrence(after, TimeZoneInfo.Utc) : null;

    /// <summary>The latest slot that is due now, within the grace.</summary>
    public static DateTimeOffset? Due(CronExpression expression, DateTimeOffset now)
    {
        DateTimeOffset? due = null;

        foreach (var slot in expression.GetOccurrences(now - Grace, now, TimeZoneInfo.Utc, fromInclusive: false, toInclusive: true))
        {
            due = slot;
        }

        return due;
    }

    /// <summary><c>2025-10-10 19:20:00 +0000</c></summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss '+0000'", "yyyy-MM-dd HH:mm:ss 'UTC'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
