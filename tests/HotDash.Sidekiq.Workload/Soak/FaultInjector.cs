using System.Diagnostics;
using HotDash.TestServers;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Soak;

/// <summary>One fault after the other at random moments, each kind about as often as it may happen in a bad week.</summary>
internal sealed class FaultInjector(RedisTestServer server, IReadOnlyList<WorkerSlot> workers, IDatabase database)
{
    public Dictionary<string, int> Counts { get; } = [];

    public List<double> RecoverySeconds { get; } = [];

    public async Task RunAsync(int faults, CancellationToken cancellationToken)
    {
        for (var fault = 0; fault < faults; fault++)
        {
            await Task.Delay(Random.Shared.Next(50, 600), cancellationToken);
            var worker = workers[Random.Shared.Next(workers.Count)];

            await (Random.Shared.Next(100) switch
            {
                < 50 => KillAsync(worker, cancellationToken),
                < 70 => StopAsync(worker, cancellationToken),
                < 80 => SuspendAsync(worker, cancellationToken),
                < 94 => ResetConnectionsAsync(),
                _ => KillRedisAsync(cancellationToken),
            });
        }
    }

    private async Task KillAsync(WorkerSlot worker, CancellationToken cancellationToken)
    {
        Count("worker killed");
        var before = await FetchersAsync();
        await worker.SignalAsync("KILL");
        await worker.ExitedAsync(cancellationToken);
        var killedAt = Stopwatch.GetTimestamp();
        worker.Start();

        if (before.Count > 0 && Random.Shared.Next(5) == 0)
        {
            RecoverySeconds.Add(await RecoveryAsync(before, killedAt, cancellationToken));
        }
    }

    private async Task StopAsync(WorkerSlot worker, CancellationToken cancellationToken)
    {
        Count("worker stopped");
        await worker.SignalAsync("TERM");
        await worker.ExitedAsync(cancellationToken);
        worker.Start();
    }

    /// <summary>Longer than the lease: the process wakes up without the right to acknowledge.</summary>
    private async Task SuspendAsync(WorkerSlot worker, CancellationToken cancellationToken)
    {
        Count("worker suspended beyond its lease");
        await worker.SignalAsync("STOP");
        await Task.Delay(WorkerSlot.Lease + TimeSpan.FromSeconds(1), cancellationToken);
        await worker.SignalAsync("CONT");
    }

    private async Task ResetConnectionsAsync()
    {
        Count("connections reset");

        try
        {
            await database.ExecuteAsync("CLIENT", "KILL", "TYPE", "normal");
        }
        catch (RedisException)
        {
            // Our own connection was among them.
        }
    }

    private async Task KillRedisAsync(CancellationToken cancellationToken)
    {
        Count("redis killed and restarted");
        server.Kill();
        await Task.Delay(500, cancellationToken);
    }

    /// <summary>Seconds until no private list of the fetchers of before holds a job while its lease is gone.</summary>
    private async Task<double> RecoveryAsync(HashSet<string> before, long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var orphaned = 0L;

                foreach (var fetcher in before)
                {
                    if (!await database.KeyExistsAsync("hotdash:sidekiq:lease:" + fetcher))
                    {
                        orphaned += await database.ListLengthAsync($"hotdash:sidekiq:private:{fetcher}:default") > 0 ? 1 : 0;
                    }
                    else if (Stopwatch.GetElapsedTime(since) < WorkerSlot.Lease)
                    {
                        orphaned++;
                    }
                }

                if (orphaned == 0)
                {
                    return Stopwatch.GetElapsedTime(since).TotalSeconds;
                }
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                // Redis is coming back.
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task<HashSet<string>> FetchersAsync()
    {
        try
        {
            return [.. (await database.SortedSetRangeByRankAsync("hotdash:sidekiq:fetchers")).Select(fetcher => fetcher.ToString())];
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return [];
        }
    }

    private void Count(string kind) => Counts[kind] = Counts.GetValueOrDefault(kind) + 1;
}
