using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Processing;

/// <summary>Repeats a step until the worker stops. A failing step is logged and tried again at the next turn.</summary>
internal sealed partial class WorkerLoop(TimeProvider timeProvider, ILogger<WorkerLoop> logger)
{
    public async Task RunAsync(string name, Func<TimeSpan> interval, Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await step(cancellationToken);
            }
            catch (Exception error) when (cancellationToken.IsCancellationRequested && error is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                LogOutOfReach(name, error.Message);
            }
            catch (Exception error)
            {
                LogFailed(name, error);
            }

            await Task.Delay(interval(), timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not serve the {Name} loop, which goes on: {Reason}")]
    private partial void LogOutOfReach(string name, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of the {Name} loop failed; the loop goes on")]
    private partial void LogFailed(string name, Exception error);
}
