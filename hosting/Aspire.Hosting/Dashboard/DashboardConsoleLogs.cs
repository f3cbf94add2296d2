using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Dashboard;

/// <summary>Console logs of one resource, in messages that stay well below the dashboard's limit of 16 MB.</summary>
internal sealed class DashboardConsoleLogs(ResourceLoggerService loggers)
{
    private const int MaxBatchCharacters = 2_000_000;

    public async IAsyncEnumerable<Proto.WatchResourceConsoleLogsUpdate> ReadAsync(
        string resourceName, bool suppressFollow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batches = suppressFollow ? loggers.GetAllAsync(resourceName) : loggers.WatchAsync(resourceName);
        await foreach (var lines in batches.WithCancellation(cancellationToken))
        {
            foreach (var update in Split(lines))
            {
                yield return update;
            }
        }
    }

    internal static IEnumerable<Proto.WatchResourceConsoleLogsUpdate> Split(IEnumerable<LogLine> lines)
    {
        var update = new Proto.WatchResourceConsoleLogsUpdate();
        var characters = 0;
        foreach (var line in lines)
        {
            if (characters > 0 && characters + line.Content.Length > MaxBatchCharacters)
            {
                yield return update;
                update = new Proto.WatchResourceConsoleLogsUpdate();
                characters = 0;
            }

            update.LogLines.Add(new Proto.ConsoleLogLine
            {
                Text = line.Content,
                IsStdErr = line.IsErrorMessage,
                LineNumber = line.LineNumber,
            });
            characters += line.Content.Length;
        }

        if (update.LogLines.Count > 0)
        {
            yield return update;
        }
    }
}
