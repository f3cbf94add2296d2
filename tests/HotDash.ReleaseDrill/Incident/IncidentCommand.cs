using System.Globalization;
using HotDash.FlySimulator;
using HotDash.Hosting.Fly.Release;
using HotDash.ReleaseDrill.Simulated;

namespace HotDash.ReleaseDrill.Incident;

/// <summary>
/// The incident's release once more, on the simulator and in real time, nothing shortened: a server that ends 0.95 seconds after its start, on an app
/// without a health check. Then staging answered 502 for 2 h 14 min.
/// </summary>
internal static class IncidentCommand
{
    private static readonly TimeSpan s_most = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var fly = new SimulatedFly(cancellationToken, withCheck: false, settings: new ReleaseSettings { Actor = "drill" }, times: new SimulatorOptions());
        var baseline = await fly.DeployAsync(fly.Target(fly.AddImage("v71")));
        var broken = fly.Target(fly.AddImage("v72", "--exit-after", "950"));
        var began = TimeProvider.System.GetUtcNow();
        await using var availability = new Availability(new Uri(broken.BaseUrl!, "/health"));
        var result = await fly.DeployAsync(broken);
        var entries = fly.Ledger.Read();
        var restored = entries.LastOrDefault(entry => entry.State == "rolled-back");
        var answer = await fly.AnswerAsync();
        var recovery = restored?.At - began;

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"incident (simulated Fly, real times): v71 {baseline.Outcome}; v72 {result.Outcome}; failed after {Seconds(entries.LastOrDefault(entry => entry.State == "failed")?.At - began)}, v71 serves again after {Seconds(availability.Changes.LastOrDefault(change => change.Answers).At - began)}, verified for 90 s after {Seconds(recovery)} of the deploy's begin; it serves: {answer}"));
        result.Evidence.ToList().ForEach(line => Console.WriteLine($"  {line}"));

        return result.Outcome is ReleaseOutcome.VerifyFailedRolledBack or ReleaseOutcome.DeployFailedRolledBack && answer == "v71" && availability.Changes.LastOrDefault(change => change.Answers).At - began < s_most ? 0 : 1;
    }

    private static string Seconds(TimeSpan? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.0} s") : "(never)";
}
