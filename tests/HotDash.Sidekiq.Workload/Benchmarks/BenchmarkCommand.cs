using System.Globalization;
using HotDash.Sidekiq.Clients;
using HotDash.TestServers;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Benchmarks;

/// <summary>Drains the same jobs with Ruby's Sidekiq and with ours on one Redis, turn by turn, and prints the ratio of the medians.</summary>
internal static class BenchmarkCommand
{
    public static async Task<int> RunAsync(int rounds, int count, CancellationToken cancellationToken)
    {
        await using var server = await RedisTestServer.StartAsync(RedisTestEngine.Redis, cancellationToken);
        var redis = server.ConnectionString;
        Print($"{server.Description}, {Environment.ProcessorCount} cores");
        await using var services = new ServiceCollection().AddLogging().AddSidekiqClient(redis).BuildServiceProvider();
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(redis + ",allowAdmin=true");
        var measurement = new Measurement(multiplexer.GetDatabase(), services.GetRequiredService<SidekiqClient>());
        Contender[] contenders = [.. Contender.Ruby(redis), Contender.Ours(redis)];

        foreach (var jobClass in rounds > 0 ? new[] { "NoOpJob", "DelayJob" } : [])
        {
            var rates = contenders.ToDictionary(contender => contender.Name, _ => new List<DrainResult>());

            for (var round = 0; round < rounds; round++)
            {
                foreach (var contender in contenders)
                {
                    rates[contender.Name].Add(await measurement.DrainAsync(contender, jobClass, count, cancellationToken));
                }
            }

            Report($"{jobClass} x {count}, jobs/s", rates);
        }

        await DistantAsync(server, measurement, Math.Max(1, rounds), count, cancellationToken);

        foreach (var contender in contenders)
        {
            var sorted = await measurement.LatenciesAsync(contender, 500, cancellationToken);
            Print($"enqueue to start at 50 jobs/s, {contender.Name}: p50 {At(sorted, 0.5):0.00} ms, p99 {At(sorted, 0.99):0.00} ms ({sorted.Length} samples)");
        }

        return 0;
    }

    /// <summary>One process of ours, with a millisecond of network between it and Redis.</summary>
    private static async Task DistantAsync(RedisTestServer server, Measurement measurement, int rounds, int count, CancellationToken cancellationToken)
    {
        using var proxy = new LatencyProxy(server.Port, TimeSpan.FromMilliseconds(1));
        var contender = Contender.Ours($"127.0.0.1:{proxy.Port},password={server.Password}");
        var rates = new List<DrainResult>();

        for (var round = 0; round < rounds; round++)
        {
            rates.Add(await measurement.DrainAsync(contender, "NoOpJob", count, cancellationToken));
        }

        Report($"NoOpJob x {count} over 1 ms of network, jobs/s", new() { [contender.Name] = rates });
    }

    private static void Report(string title, Dictionary<string, List<DrainResult>> rates)
    {
        foreach (var (name, values) in rates)
        {
            var all = string.Join(' ', values.Select(value => value.PerSecond.ToString("0", CultureInfo.InvariantCulture)));
            Print($"{title}, {name}: median {Median(values, value => value.PerSecond):0} ({all}), {Median(values, value => value.CpuMicroseconds):0.0} us of CPU per job");
        }

        var ours = rates["HotDash"];

        foreach (var (name, theirs) in rates.Where(rate => rate.Key != "HotDash"))
        {
            var speed = Median(ours, value => value.PerSecond) / Median(theirs, value => value.PerSecond);
            var thrift = Median(theirs, value => value.CpuMicroseconds) / Median(ours, value => value.CpuMicroseconds);
            Print($"{title}: HotDash is {speed:0.0} times as fast as {name} and takes 1/{thrift:0.0} of the CPU per job");
        }
    }

    private static double Median(List<DrainResult> values, Func<DrainResult, double> read) => At([.. values.Select(read).Order()], 0.5);

    private static double At(double[] sorted, double quantile) => sorted.Length == 0 ? double.NaN : sorted[(int)(quantile * (sorted.Length - 1))];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
