using System.Globalization;

namespace HotDash.ReleaseDrill.Corpus;

/// <summary>The first two thirds of the broken releases: what the gate was written against.</summary>
internal static class BrokenReleases
{
    /// <summary>When a check that never passed begins to count: the grace period.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    public static IEnumerable<CorpusCase> All =>
    [
        new("the incident's v72: dies after a second, no check", true) { Faults = ["--exit-after", "950"], WithCheck = false },
        new("the incident's v73: dies after 0.7 seconds, no check", true) { Faults = ["--exit-after", "670", "--say", "SyntaxError: react-router has no export 'json' (scripted)"], WithCheck = false },
        new("the incident's v73 again: out of a build cache", true) { Commit = "old" },
        .. Each([50, 300, 800, 1500, 2500], after => Broken($"dies after {after} ms", "--exit-after", after)),
        .. Each([100, 700, 1600], after => Broken($"dies after {after} ms, no check", "--exit-after", after) with { WithCheck = false }),
        .. Each([2, 126, 127, 134, 137, 139, 143], code => Broken($"dies with code {code}", "--exit-after", "900", "--exit-code", code)),
        .. Each([400, 1200], after => Broken($"ends with code 0 after {after} ms", "--exit-after", after, "--exit-code", "0")),
        .. Each([60000], after => Broken("never listens", "--start-after", after) with { ShowsAfter = s_grace }),
        .. Each([60000], after => Broken("never listens, no check", "--start-after", after) with { WithCheck = false, ShowsAfter = s_grace }),
        .. Each([301, 302, 401, 404, 500, 502, 503], status => Broken($"answers {status}", "--status", status) with { ShowsAfter = s_grace }),
        .. Each([302, 404, 500, 503], status => Broken($"answers {status}, no check", "--status", status) with { WithCheck = false }),
        .. Each([600, 1200, 2000], after => Broken($"answers 500 after {after} ms", "--fail-after", after)),
        .. Each([900, 1800], after => Broken($"answers 503 after {after} ms, no check", "--fail-after", after, "--fail-status", "503") with { WithCheck = false }),
        .. Each([700, 1500], after => Broken($"takes requests and never answers after {after} ms", "--hang-after", after)),
        new("a login page with 200", true) { Text = "<html>Log in to your store</html>" },
        new("an empty answer with 200", true) { Text = "" },
        .. Each(["failing", "error", "null"], state => new CorpusCase($"queue_services is {state}", true) { Queues = state }),
        new("Fly takes the update back", true) { TakenBack = true },
        new("Fly takes the update back, no check", true) { TakenBack = true, WithCheck = false },
        new("Fly takes a blue-green update back", true) { TakenBack = true, Strategy = "bluegreen" },
        .. Each([3, 4], every => Broken($"every {every}th request fails", "--flap", every)),
        new("no job is done any more", true) { Faults = ["--count", "stands"] },
        .. Each([40, 80], lines => Broken($"logs {lines} errors", "--errors", lines)),
        .. Each([300, 1100, 2000], after => new CorpusCase($"the worker dies after {after} ms", true) { WithWorker = true, WorkerFaults = ["--exit-after", after] }),
        new("the worker ends with code 0", true) { WithWorker = true, WorkerFaults = ["--exit-after", "900", "--exit-code", "0"] },
    ];

    private static CorpusCase Broken(string name, params string[] faults) => new(name, true) { Faults = faults };

    private static IEnumerable<CorpusCase> Each(int[] values, Func<string, CorpusCase> make) => values.Select(value => make(value.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<CorpusCase> Each(string[] values, Func<string, CorpusCase> make) => values.Select(make);
}
