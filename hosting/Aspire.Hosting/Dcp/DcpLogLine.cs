using System.Globalization;

namespace Aspire.Hosting.Dcp;

/// <summary>Reads a line of DCP's log API: <c>2026-11-24T05:38:16.340Z Listening on port 8080</c>.</summary>
internal static class DcpLogLine
{
    public static ResourceLogEntry Parse(string line, DcpLogRequest log)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var stamp = space < 0 ? line : line[..space];
        if (!DateTime.TryParse(
            stamp, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time))
        {
            return new ResourceLogEntry(null, Content(line, log), log.IsError);
        }

        return new ResourceLogEntry(time, Content(space < 0 ? "" : line[(space + 1)..], log), log.IsError);
    }

    private static string Content(string text, DcpLogRequest log) => log.IsSystem ? $"[sys] {text}" : text;
}
