using HotDash.Sidekiq.Fetching;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Processing;

/// <summary>
/// Repeats a step while Redis is out of reach, until the epoch is over: then the job is no longer ours and will be
/// taken back. Every such step is safe to repeat.
/// </summary>
internal static class SettlementLoop
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(Func<Task> step, FetchEpoch epoch)
    {
        while (!epoch.IsOver)
        {
            try
            {
                await step();

                return;
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                await Task.Delay(s_pause, CancellationToken.None);
            }
        }
    }
}
