using System.Globalization;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Statistics;
using HotDash.TestServers;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Soak;

/// <summary>
/// Jobs are enqueued and performed while workers are killed, stopped and suspended, connections are cut and Redis is
/// killed. Afterwards the ledgers must hold every job at least once. Exit code 1: something was lost.
/// </summary>
internal static class SoakCommand
{
    private static readonly TimeSpan s_perFault = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan s_settle = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(SoakPlan plan, CancellationToken cancellationToken)
    {
        await using var server = await RedisTestServer.StartAsync(plan.Engine, cancellationToken);
        var ledger = Directory.CreateTempSubdirectory("hotdash-ledger-").FullName;
        var redis = server.ConnectionString + ",allowAdmin=true";
        await using var services = new ServiceCollection().AddLogging().AddSidekiqClient(redis).BuildServiceProvider();
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(redis + ",abortConnect=false");
        WorkerSlot[] workers = [.. Enumerable.Range(0, SoakPlan.Workers).Select(_ => new WorkerSlot(server.ConnectionString, ledger))];
        Print($"{server.Description}: {plan.Jobs} jobs, {plan.Faults} faults, {workers.Length} workers");

        try
        {
            Array.ForEach(workers, worker => worker.Start());
            var producer = new SoakProducer(services.GetRequiredService<SidekiqClient>());
            var faults = new FaultInjector(server, workers, multiplexer.GetDatabase());
            await Task.WhenAll(producer.RunAsync(plan.Jobs, plan.Faults * s_perFault, cancellationToken), faults.RunAsync(plan.Faults, cancellationToken));

            foreach (var worker in workers.Where(worker => !worker.IsRunning))
            {
                worker.Start();
            }

            await DrainAsync(multiplexer.GetDatabase(), cancellationToken);
            var overview = await services.GetRequiredService<SidekiqStatistics>().ReadAsync(cancellationToken);

            return Report(plan, ledger, faults, producer, overview);
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Dispose());
            Directory.Delete(ledger, recursive: true);
        }
    }

    private static async Task DrainAsync(IDatabase database, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_settle);

        while (true)
        {
            try
            {
                var server = database.Multiplexer.GetServers()[0];

                if (await database.ListLengthAsync("queue:default") == 0
                    && await database.SortedSetLengthAsync("retry") == 0
                    && !server.Keys(pattern: "hotdash:sidekiq:private:*").Any())
                {
                    return;
                }
            }
            catch (Exception error) when (error is RedisException or TimeoutException)
            {
                // Redis is coming back.
            }

            await Task.Delay(200, limit.Token);
        }
    }

    private static int Report(SoakPlan plan, string ledger, FaultInjector faults, SoakProducer producer, SidekiqOverview overview)
    {
        var runs = new int[plan.Jobs];

        foreach (var line in Directory.EnumerateFiles(ledger).SelectMany(File.ReadLines))
        {
            runs[int.Parse(line, CultureInfo.InvariantCulture)]++;
        }

        var lost = runs.Count(count => count == 0);
        var twice = runs.Sum(count => Math.Max(0, count - 1));
        var recovery = faults.RecoverySeconds.Order().ToArray();
        Print($"faults: {string.Join(", ", faults.Counts.Select(kind => $"{kind.Key} {kind.Value}"))}");
        Print($"lost {lost}, dead {overview.Dead}");
        Print($"ran more than once {twice}: {overview.TakenBack} jobs were taken back, {overview.LateAcknowledgements} acknowledgements came after the lease, {producer.Repeated} pushes were repeated");

        if (recovery.Length > 0)
        {
            Print($"recovery after a kill: median {recovery[recovery.Length / 2]:0.0} s, longest {recovery[^1]:0.0} s (lease {WorkerSlot.Lease.TotalSeconds} s; {recovery.Length} measured)");
        }

        return lost == 0 ? 0 : 1;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
