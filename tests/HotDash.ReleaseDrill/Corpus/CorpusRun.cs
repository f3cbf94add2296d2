using System.Globalization;
using HotDash.Hosting.Fly;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.ReleaseDrill.Simulated;

namespace HotDash.ReleaseDrill.Corpus;

/// <summary>Releases one case over a verified old version, once by flyctl's algorithm alone and once by the pipeline.</summary>
internal static class CorpusRun
{
    /// <summary>The window is a thirtieth of the real one; programs start no faster than they do, on a busy machine slower, so the rest is shortened less.</summary>
    private static readonly ReleaseSettings s_settings = new()
    {
        StableFor = TimeSpan.FromSeconds(3), UnwellFor = TimeSpan.FromSeconds(3), VerifyWithin = TimeSpan.FromSeconds(20), ReadyWithin = TimeSpan.FromSeconds(6), AnswerWithin = TimeSpan.FromSeconds(1.5),
        PollEvery = TimeSpan.FromMilliseconds(150), RetryAfter = TimeSpan.FromSeconds(0.5), SlowestP95 = TimeSpan.FromSeconds(1), MostErrorLines = 20, Actor = "corpus",
    };

    public static async Task<CorpusResult> RunAsync(CorpusCase release, CancellationToken cancellationToken)
    {
        var flyctlSaysGood = await FlyctlAloneAsync(release, cancellationToken);
        await using var fly = new SimulatedFly(cancellationToken, release.WithCheck, release.WithWorker, release.Strategy, s_settings);
        var (old, next) = AddImages(fly, release);
        var baseline = await fly.DeployAsync(Target(fly, old, "old"));

        if (baseline.Outcome is not ReleaseOutcome.Verified)
        {
            // It is a good release too: calling it broken is as wrong.
            return new CorpusResult(release with { Name = $"the old version before: {release.Name}", IsBroken = false }, FlyctlSaysGood: true, WeSayGood: false, Serves: false, null, null, baseline.Evidence);
        }

        var result = await fly.DeployAsync(Target(fly, next, "new"));
        var entries = fly.Ledger.Read();
        var failed = entries.LastOrDefault(entry => entry.State == "failed");
        var restored = entries.LastOrDefault(entry => entry.State == "rolled-back");
        var answer = await AnswerAsync(fly);

        return new CorpusResult(
            release,
            flyctlSaysGood,
            result.Outcome is ReleaseOutcome.Verified,
            answer.Contains(release.IsBroken ? "\"commit\":\"old\"" : "\"commit\":\"new\"", StringComparison.Ordinal),
            failed is null ? null : Max(TimeSpan.Zero, failed.At - FirstShown(fly, release, entries)),
            restored is null || failed is null ? null : restored.At - failed.At,
            result.Evidence);
    }

    private static async Task<bool> FlyctlAloneAsync(CorpusCase release, CancellationToken cancellationToken)
    {
        await using var fly = new SimulatedFly(cancellationToken, release.WithCheck, release.WithWorker, release.Strategy, s_settings);
        var (old, next) = AddImages(fly, release);

        foreach (var image in new[] { old, next })
        {
            if ((await fly.RunAsync("flyctl", ["deploy", "--app", SimulatedFly.App, "--config", fly.ConfigPath, "--image", image, "--ha=false", "--yes", "--wait-timeout", "6s"], cancellationToken)).ExitCode != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static (string Old, string New) AddImages(SimulatedFly fly, CorpusCase release) =>
    (
        fly.AddImage("old", ["--text", Text("old", "ok")], workerFaults: []),
        fly.AddImage("new", ["--text", release.Text ?? Text(release.Commit, release.Queues), .. release.Faults], release.TakenBack, release.WorkerFaults));

    private static string Text(string commit, string queues) => $$"""{"app":"HotDash","commit":"{{commit}}","queue_services":"{{queues}}","jobs":{count},"data_services":"ok"}""";

    /// <summary>As HotDash's own apps are asked.</summary>
    private static ReleaseTarget Target(SimulatedFly fly, string image, string commit) => fly.Target(image) with
    {
        Commit = commit,
        Routes =
        [
            new FlyRoute("/health"),
            new FlyRoute("/") { MustContain = ["HotDash", "\"commit\":\"{commit}\""] },
            new FlyRoute("/api") { Fields = new Dictionary<string, string> { ["queue_services"] = "ok", ["data_services"] = "ok" }, Growing = ["jobs"] },
        ],
    };

    private static async Task<string> AnswerAsync(SimulatedFly fly)
    {
        try
        {
            return await fly.AnswerAsync();
        }
        catch (HttpRequestException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The program says when it does wrong; of one that cannot, it is when it was deployed, or its time after.</summary>
    private static DateTimeOffset FirstShown(SimulatedFly fly, CorpusCase release, IReadOnlyList<LedgerEntry> entries)
    {
        var deployed = entries.Last(entry => entry.State == "deploying").At;
        var said = fly.Cloud.Machines(SimulatedFly.App).SelectMany(machine => machine.LogLines())
            .Where(line => ((string?)line["message"])?.Contains("(scripted)", StringComparison.Ordinal) is true)
            .Select(line => DateTimeOffset.Parse((string?)line["timestamp"] ?? "", CultureInfo.InvariantCulture))
            .Where(at => at > deployed).Order().ToList();

        return release.ShowsAfter is { } after ? deployed + after : said.Count > 0 ? said[0] : deployed;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
