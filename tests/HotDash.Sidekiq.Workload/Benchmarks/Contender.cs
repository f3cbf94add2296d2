using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Workload.Benchmarks;

/// <summary>A worker under measurement: its name and how it is started with ten slots on the queue <c>default</c>.</summary>
internal sealed record Contender(string Name, Func<Process> Start)
{
    private const int Concurrency = 10;

    public static Contender Ours(string redis) => new("HotDash", () => Launch(
        Environment.ProcessPath!,
        ["worker"],
        new()
        {
            ["ConnectionStrings__redis"] = redis,
            ["Sidekiq__Concurrency"] = Concurrency.ToString(CultureInfo.InvariantCulture),
        }));

    /// <summary>Null when Ruby's Sidekiq is not installed.</summary>
    public static Contender? Ruby(string redis)
    {
        if (!File.Exists("/usr/bin/sidekiq"))
        {
            return null;
        }

        var options = ConfigurationOptions.Parse(redis);
        var url = $"redis://:{options.Password}@{options.EndPoints[0].ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal)}/{options.DefaultDatabase ?? 0}";
        var script = Path.Combine(AppContext.BaseDirectory, "Benchmarks", "ruby_worker.rb");

        return new("Sidekiq", () => Launch(
            "/usr/bin/sidekiq",
            ["-r", script, "-c", Concurrency.ToString(CultureInfo.InvariantCulture), "-q", "default"],
            new() { ["REDIS_URL"] = url }));
    }

    private static Process Launch(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments);

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }
}
