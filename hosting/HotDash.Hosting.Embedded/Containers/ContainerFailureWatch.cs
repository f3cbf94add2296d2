using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>Adds to the log of a container that does not start, or ends by itself with a failure, what can be done about it.</summary>
internal sealed partial class ContainerFailureWatch(ResourceNotificationService notifications, ResourceLoggerService loggers) : BackgroundService
{
    /// <summary>The state may be known before the last lines of the log are.</summary>
    private static readonly TimeSpan s_logDelay = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (!HasFailed(change.Snapshot))
            {
                told.Remove(change.ResourceId);
            }
            else if (change.Resource.TryGetContainerImageName(out var image) && told.Add(change.ResourceId))
            {
                await AdviseAsync(change, image, stoppingToken);
            }
        }
    }

    private static bool HasFailed(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.FailedToStart || (snapshot.State?.Text == KnownResourceStates.Exited && snapshot.ExitCode is > 0);

    private async Task AdviseAsync(ResourceEvent change, string image, CancellationToken cancellationToken)
    {
        await Task.Delay(s_logDelay, cancellationToken);
        var log = new List<string>();
        await foreach (var lines in loggers.GetAllAsync(change.ResourceId).WithCancellation(cancellationToken))
        {
            log.AddRange(lines.Select(line => line.Content));
        }

        var advice = ContainerFailureAdvice.ForCause(image, log)
            ?? (change.Snapshot.State?.Text == KnownResourceStates.FailedToStart ? ContainerFailureAdvice.ForAnyStart(image) : null);
        if (advice is not null)
        {
            LogAdvice(loggers.GetLogger(change.ResourceId), advice);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Advice}")]
    private static partial void LogAdvice(ILogger logger, string advice);
}
