using System.Globalization;
using System.Text.Json;

namespace Aspire.Hosting.Dcp;

/// <summary>Reads a line of DCP's log API.</summary>
internal static class DcpLogLine
{
    public const string SystemPrefix = "[sys] ";

    public static ResourceLogEntry Parse(string line, DcpLogRequest log) => log.IsSystem ? ParseSystem(line) : ParseOutput(line, log.IsError);

    /// <summary><c>2026-11-24T06:02:05.145Z Listening on port 8080</c></summary>
    private static ResourceLogEntry ParseOutput(string line, bool isError)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return TryReadTime(space < 0 ? line : line[..space], out var time)
            ? new ResourceLogEntry(time, space < 0 ? "" : line[(space + 1)..], isError)
            : new ResourceLogEntry(null, line, isError);
    }

    /// <summary>
    /// <c>2026-11-24T06:02:04.860Z\terror\tExecutableReconciler\tFailed to start process\t{"error": "no such file", "Args": […]}</c>.
    /// Of the fields only the error is kept: arguments may be secret.
    /// </summary>
    private static ResourceLogEntry ParseSystem(string line)
    {
        var parts = line.Split('\t', 5);
        if (parts.Length < 4 || !TryReadTime(parts[0].Split(' ')[^1], out var time))
        {
            return new ResourceLogEntry(null, SystemPrefix + line, IsError: false);
        }

        var error = parts.Length == 5 ? ErrorOf(parts[4]) : null;
        return new ResourceLogEntry(time, SystemPrefix + (error is null ? parts[3] : $"{parts[3]}: {error}"), parts[1] is "error");
    }

    private static string? ErrorOf(string fields)
    {
        try
        {
            using var document = JsonDocument.Parse(fields);
            return document.RootElement.TryGetProperty("error", out var error) ? error.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryReadTime(string text, out DateTime time) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out time);
}
