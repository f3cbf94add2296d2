using System.Globalization;
using HotDash.Sidekiq.Workload;
using HotDash.Sidekiq.Workload.Benchmarks;

var redis = Environment.GetEnvironmentVariable("ConnectionStrings__redis");

if (string.IsNullOrEmpty(redis))
{
    return Usage("ConnectionStrings__redis is not set; set it to a Redis that may be emptied.");
}

return args switch
{
    ["worker"] => await WorkerCommand.RunAsync(),
    ["benchmark"] => await BenchmarkCommand.RunAsync(redis, 3, 100_000, CancellationToken.None),
    ["benchmark", var rounds, var count] => await BenchmarkCommand.RunAsync(redis, Number(rounds), Number(count), CancellationToken.None),
    _ => Usage("No such command."),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage(string problem)
{
    Console.Error.WriteLine($"{problem} usage: HotDash.Sidekiq.Workload worker | benchmark [rounds jobs]");

    return 2;
}
