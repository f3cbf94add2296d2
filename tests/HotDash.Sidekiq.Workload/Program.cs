using System.Globalization;
using HotDash.Sidekiq.Workload;
using HotDash.Sidekiq.Workload.Benchmarks;
using HotDash.Sidekiq.Workload.Soak;
using HotDash.TestServers;

return args switch
{
    ["worker"] => await WorkerCommand.RunAsync(),
    ["benchmark"] => await BenchmarkCommand.RunAsync(rounds: 3, count: 100_000, CancellationToken.None),
    ["benchmark", var rounds, var count] => await BenchmarkCommand.RunAsync(Number(rounds), Number(count), CancellationToken.None),
    ["soak"] => await SoakCommand.RunAsync(SoakPlan.Read(RedisTestEngine.Redis), CancellationToken.None),
    ["soak", var engine] when Enum.TryParse<RedisTestEngine>(engine, ignoreCase: true, out var kind) =>
        await SoakCommand.RunAsync(SoakPlan.Read(kind), CancellationToken.None),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("usage: HotDash.Sidekiq.Workload benchmark [rounds jobs] | soak [redis|garnet]   (HOTDASH_SOAK_SCALE, default 1)");
    Console.Error.WriteLine("       HotDash.Sidekiq.Workload worker   (ConnectionStrings__redis, Sidekiq__*)");

    return 2;
}
