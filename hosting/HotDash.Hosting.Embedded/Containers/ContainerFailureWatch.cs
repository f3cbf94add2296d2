using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>Adds to the log of a container that does not start what can be done about it.</summary>
internal sealed partial class ContainerFailureWatch(ResourceNotificationService notifications, ResourceLoggerService loggers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            var state = change.Snapshot.State?.Text;
            if (state != KnownResourceStates.FailedToStart)
            {
                told.Remove(change.ResourceId);
            }
            else if (change.Resource.TryGetContainerImageName(out var image) && told.Add(change.ResourceId))
            {
                LogAdvice(loggers.GetLogger(change.ResourceId), ContainerFailureAdvice.For(image));
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Advice}")]
    private static partial void LogAdvice(ILogger logger, string advice);
}
