namespace Aspire.Hosting.Dcp;

/// <summary>Passes a line of DCP's log on to our logging, under the category <c>Aspire.Hosting.Dcp.&lt;DCP's category&gt;</c>.</summary>
internal sealed partial class DcpLogWriter(ILoggerFactory loggerFactory)
{
    public void Write(string line)
    {
        var parts = line.Split('\t', 5);
        if (parts.Length < 4)
        {
            return;
        }

        var level = parts[1] switch
        {
            "error" => LogLevel.Error,
            "warn" => LogLevel.Warning,
            "info" => LogLevel.Information,
            "debug" => LogLevel.Debug,
            _ => LogLevel.Trace,
        };
        var logger = loggerFactory.CreateLogger($"Aspire.Hosting.Dcp.{parts[2]}");
        if (logger.IsEnabled(level))
        {
            LogLine(logger, level, parts[3], parts.Length == 5 ? parts[4] : "");
        }
    }

    [LoggerMessage(Message = "{Message} {Fields}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string message, string fields);
}
