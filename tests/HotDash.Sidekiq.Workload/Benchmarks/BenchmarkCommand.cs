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
        Contender[] contenders = Contender.Ruby(redis) is { } ruby ? [ruby, Contender.Ours(redis)] : [Contender.Ours(redis)];

        foreach (var jobClass in rounds > 0 ? new[] { "NoOpJob", "DelayJob" } : [])
        {
            var rates = contenders.ToDictionary(contender => contender.Name, _ => new List<double>());

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
        var rates = new List<double>();

        for (var round = 0; round < rounds; round++)
        {
            rates.Add(await measurement.DrainAsync(contender, "NoOpJob", count, cancellationToken));
        }

        Report($"NoOpJob x {count} over 1 ms of network, jobs/s", new() { [contender.Name] = rates });
    }

    private static void Report(string title, Dictionary<string, List<double>> rates)
    {
        foreach (var (name, values) in rates)
        {
            Print($"{title}, {name}: median {Median(values):0} ({string.Join(' ', values.Select(value => value.ToString("0", CultureInfo.InvariantCulture)))})");
        }

        if (rates.TryGetValue("Sidekiq", out var theirs))
        {
            Print($"{title}: HotDash / Sidekiq = {Median(rates["HotDash"]) / Median(theirs):0.0}");
        }
    }

    private static double Median(List<double> values) => At([.. values.Order()], 0.5);

    private static double At(double[] sorted, double quantile) => sorted.Length == 0 ? double.NaN : sorted[(int)(quantile * (sorted.Length - 1))];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
