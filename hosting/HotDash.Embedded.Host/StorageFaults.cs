namespace HotDash.Embedded.Host;

/// <summary>The file system's refusals that a developer can remedy, told from surprises.</summary>
internal static class StorageFaults
{
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int QuotaExceeded = 122;

    public static string? Explain(Exception exception) => exception switch
    {
        UnauthorizedAccessException => $"{exception.Message} Give this account write permission there, or set another data folder.",
        IOException { HResult: NoSpace or QuotaExceeded } => $"The disk is full: {exception.Message} Free some space and start again; existing data are untouched.",
        IOException { HResult: ReadOnly } => $"The file system is read-only: {exception.Message} Set a data folder that can be written.",
        _ => null,
    };

    public static string? ExplainOutput(IEnumerable<string> lines, string folder) =>
        lines.Any(line => line.Contains("No space left on device", StringComparison.Ordinal) || line.Contains("Check free disk space", StringComparison.Ordinal))
            ? $"The disk that holds '{folder}' is full. Free some space and start again; what was committed is still there."
            : null;
}
