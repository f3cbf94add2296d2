using System.Text.Json;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>The ledger's export of the made-up day: one release that served, one that crashed and was rolled back.</summary>
internal static class SimulatedReleases
{
    public const string App = "hotdash-staging";

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "simulated-releases.json");

    public static async Task WriteAsync(DateTime now, CancellationToken cancellationToken)
    {
        object[] releases =
        [
            Release("r1", "verified", "none", "9d3b7710c4fe", now.AddHours(-20), TimeSpan.FromSeconds(142), [], "planned", "deploying", "verifying", "verified"),
            Release("r2", "rolled-back", "verify-failed", "bad0c0ffee11", now.AddHours(-5.05), TimeSpan.FromSeconds(205), [$"machine 148e (app) exited with code 1 since its update (restart 2)"], "planned", "deploying", "failed", "rolling-back", "rolled-back"),
        ];
        var file = $"{Path}.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(releases, JsonSerializerOptions.Web), cancellationToken);
        File.Move(file, Path, overwrite: true);
    }

    private static object Release(string id, string state, string cause, string commit, DateTime began, TimeSpan length, string[] failure, params string[] states) => new
    {
        id,
        app = App,
        began = Utc(began),
        ended = Utc(began + length),
        state,
        cause,
        target = $"registry.fly.io/{App}@sha256:{commit}{commit}",
        commit,
        actor = "ann",
        reason = "simulated",
        failure,
        entries = states.Index().Select(step => new { at = Utc(began + (length * step.Index / (states.Length - 1))), state = step.Item, evidence = step.Item is "failed" ? failure : ["simulated"] }),
    };

    private static DateTimeOffset Utc(DateTime at) => new(at, TimeSpan.Zero);
}
