using System.Globalization;

namespace Aspire.Hosting.Backchannel;

/// <summary>The Aspire CLI process that started this AppHost, by the environment it gave us.</summary>
internal sealed record CliLauncher(int ProcessId, DateTimeOffset? StartedAt, TimeSpan? StartedSinceBoot, string? LogFilePath)
{
    public const string ProcessIdVariable = "ASPIRE_CLI_PID";
    public const string StartedVariable = "ASPIRE_CLI_STARTED";
    public const string StartedSinceBootVariable = "ASPIRE_CLI_STARTED_STABLE";
    public const string LogFileVariable = "ASPIRE_CLI_LOG_FILE";

    /// <summary>Null when no CLI started the AppHost.</summary>
    public static CliLauncher? From(IConfiguration configuration) => ReadNumber(configuration, ProcessIdVariable) is { } processId
        ? new CliLauncher(
            checked((int)processId),
            ReadNumber(configuration, StartedVariable) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            ReadNumber(configuration, StartedSinceBootVariable) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            configuration[LogFileVariable])
        : null;

    /// <summary>Whether that process still runs, and not another one with its id.</summary>
    public bool IsAlive()
    {
        if (!OperatingSystem.IsLinux())
        {
            return IsAnyAlive();
        }

        var started = ProcessStart.SinceBoot(ProcessId);

        return started is not null && (StartedSinceBoot is null || started == StartedSinceBoot);
    }

    private bool IsAnyAlive()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(ProcessId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static long? ReadNumber(IConfiguration configuration, string key) =>
        long.TryParse(configuration[key], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
