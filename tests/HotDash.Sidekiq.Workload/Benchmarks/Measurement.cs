using System.Diagnostics;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Workload.Jobs;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Benchmarks;

/// <summary>Measures one contender on an emptied Redis.</summary>
internal sealed class Measurement(IDatabase database, SidekiqClient client)
{
    /// <summary>From the first counted job to the last. All jobs wait in the queue before the worker starts.</summary>
    public async Task<DrainResult> DrainAsync(Contender contender, string jobClass, int count, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("FLUSHDB");
        await client.PushBulkAsync([.. Enumerable.Range(0, count).Select(number => new Job { Class = jobClass, Args = [1, number, "three"] })], cancellationToken);

        using var process = contender.Start();
        var clock = new Stopwatch();
        var first = 0L;
        var spent = TimeSpan.Zero;

        while (true)
        {
            var done = count - await database.ListLengthAsync("queue:default");

            if (done > 0 && !clock.IsRunning)
            {
                clock.Start();
                first = done;
                process.Refresh();
                spent = process.TotalProcessorTime;
            }

            if (done >= count && await IsDrainedAsync())
            {
                break;
            }

            if (process.HasExited)
            {
                throw new InvalidOperationException($"{contender.Name} ended with {process.ExitCode} after {done} of {count} jobs.");
            }

            await Task.Delay(2, cancellationToken);
        }

        var rate = (count - first) / clock.Elapsed.TotalSeconds;
        process.Refresh();
        var cpu = (process.TotalProcessorTime - spent).TotalMicroseconds / (count - first);
        await StopAsync(process);

        return new DrainResult(rate, cpu);
    }

    /// <summary>Milliseconds from push to start at 50 jobs per second, sorted.</summary>
    public async Task<double[]> LatenciesAsync(Contender contender, int count, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("FLUSHDB");
        using var process = contender.Start();

        while (await database.SetLengthAsync("processes") == 0)
        {
            await Task.Delay(20, cancellationToken);
        }

        await Task.Delay(1000, cancellationToken);
        const int WarmUp = 100;

        for (var number = 0; number < count + WarmUp; number++)
        {
            var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;
            await client.PushAsync(new Job { Class = "LatencyJob", Args = [now] }, cancellationToken);
            await Task.Delay(20, cancellationToken);
        }

        await Task.Delay(500, cancellationToken);
        await StopAsync(process);
        var samples = await database.ListRangeAsync(LatencyJob.Samples);

        return [.. samples.Skip(WarmUp).Select(sample => (long)sample / 1000.0).Order()];
    }

    /// <summary>
    /// Ours holds a job in a private list until it is acknowledged. Ruby's has removed it when it starts, and counts in
    /// memory until its next heartbeat, so that its last ten jobs may still be running: in its favour.
    /// </summary>
    private async Task<bool> IsDrainedAsync() =>
        await database.ListLengthAsync("queue:default") == 0
        && !database.Multiplexer.GetServers()[0].Keys(database.Database, "hotdash:sidekiq:private:*").Any();

    private static async Task StopAsync(Process process)
    {
        using var term = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }
}
