using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Jobs;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Soak;

/// <summary>Enqueues numbered jobs all through the faults. A push that fails is repeated: the job may then be there twice, never not at all.</summary>
internal sealed class SoakProducer(SidekiqClient client)
{
    private const int Batch = 50;

    /// <summary>Jobs whose push was not acknowledged at the first try.</summary>
    public int Repeated { get; private set; }

    public async Task RunAsync(int jobs, TimeSpan within, CancellationToken cancellationToken)
    {
        var pause = within / Math.Max(1, jobs / Batch);

        for (var first = 0; first < jobs; first += Batch)
        {
            var batch = Enumerable.Range(first, Math.Min(Batch, jobs - first))
                .Select(number => new Job { Class = "FileLedgerJob", Args = [number, Random.Shared.Next(1, 8)] })
                .ToArray();

            while (!await TryPushAsync(batch, cancellationToken))
            {
                Repeated += batch.Length;
                await Task.Delay(100, cancellationToken);
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    private async Task<bool> TryPushAsync(Job[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await client.PushBulkAsync(batch, cancellationToken);

            return true;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return false;
        }
    }
}
