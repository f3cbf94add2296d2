using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

internal sealed record ResourceLogEntry(DateTime? Timestamp, string Content, bool IsError)
{
    /// <summary><c>2026-01-02T03:04:05.0000000Z text</c>: readers take the time from the front of a line.</summary>
    public LogLine ToLine(int number) => new(
        number,
        Timestamp is { } timestamp ? $"{timestamp.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture)} {Content}" : Content,
        IsError);
}
