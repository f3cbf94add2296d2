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

    /// <summary>Ruby's Sidekiq as installed, and without the warnings that slow it down. None when it is not installed.</summary>
    public static IEnumerable<Contender> Ruby(string redis)
    {
        if (!File.Exists("/usr/bin/sidekiq"))
        {
            return [];
        }

        var options = ConfigurationOptions.Parse(redis);
        var url = $"redis://:{options.Password}@{options.EndPoints[0].ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal)}/{options.DefaultDatabase ?? 0}";
        var script = Path.Combine(AppContext.BaseDirectory, "Benchmarks", "ruby_worker.rb");

        string[] arguments = ["-r", script, "-c", Concurrency.ToString(CultureInfo.InvariantCulture), "-q", "default"];

        return
        [
            new("Sidekiq as installed", () => Launch("/usr/bin/sidekiq", arguments, new() { ["REDIS_URL"] = url })),
            new("Sidekiq without warnings", () => Launch("/usr/bin/sidekiq", arguments, new() { ["REDIS_URL"] = url, ["SILENT"] = "1" })),
        ];
    }

    private static Process Launch(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();

        return process;
    }
}
