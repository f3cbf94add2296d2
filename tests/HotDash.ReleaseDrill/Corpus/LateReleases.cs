using System.Globalization;

namespace HotDash.ReleaseDrill.Corpus;

/// <summary>The last third, written when the gate's code was finished and frozen: its result stands apart.</summary>
internal static class LateReleases
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    public static IEnumerable<CorpusCase> Broken =>
    [
        .. Each([1200, 1400, 2000], delay => new CorpusCase($"answers after {delay} ms", true) { Faults = ["--delay", delay], WithCheck = false }),
        .. Each([1300], delay => new CorpusCase("answers slowly from the second second on", true) { Faults = ["--delay", delay, "--delay-after", "1000"], WithCheck = false }),
        .. Each([2400, 2900], after => new CorpusCase($"dies at the end of the window, after {after} ms", true) { Faults = ["--exit-after", after] }),
        .. Each([2300, 2700], after => new CorpusCase($"answers 500 at the end of the window, after {after} ms", true) { Faults = ["--fail-after", after] }),
        .. Each([204, 206, 418, 429, 504], status => new CorpusCase($"answers {status}, no check", true) { Faults = ["--status", status], WithCheck = false }),
        .. Each([400, 403, 410], status => new CorpusCase($"answers {status}", true) { Faults = ["--status", status], ShowsAfter = s_grace }),
        .. Each([2, 5, 7], every => new CorpusCase($"every {every}th request fails, no check", true) { Faults = ["--flap", every], WithCheck = false }),
        new("data_services is failing", true) { Text = """{"app":"HotDash","commit":"new","queue_services":"ok","jobs":{count},"data_services":"failing"}""" },
        new("the count of jobs is missing", true) { Text = """{"app":"HotDash","commit":"new","queue_services":"ok","data_services":"ok"}""" },
        new("the answer ends in the middle", true) { Text = """{"app":"HotDash","commit":"new","queue_services":"ok","jobs":{count},"data_serv""" },
        new("another app answers", true) { Text = """{"app":"Billing","commit":"new","queue_services":"ok","jobs":{count},"data_services":"ok"}""" },
        new("blue-green with an old layer", true) { Commit = "old", Strategy = "bluegreen" },
        .. Each(["bluegreen", "canary"], strategy => new CorpusCase($"{strategy}: dies after a second", true) { Faults = ["--exit-after", "1000"], Strategy = strategy }),
        .. Each(["bluegreen", "canary"], strategy => new CorpusCase($"{strategy}: answers 503 after a second", true) { Faults = ["--fail-after", "1000", "--fail-status", "503"], Strategy = strategy }),
        new("a web process that serves nothing", true) { Faults = ["--worker", "worker"], ShowsAfter = s_grace },
        new("a web process that serves nothing, no check", true) { Faults = ["--worker", "worker"], WithCheck = false, ShowsAfter = s_grace },
        new("the worker dies at once", true) { WithWorker = true, WorkerFaults = ["--exit-after", "0"] },
        new("the worker complains without end", true) { WithWorker = true, WorkerFaults = ["--errors", "60"] },
        new("the web does no jobs, with a worker beside it", true) { WithWorker = true, Faults = ["--count", "stands"] },
    ];

    public static IEnumerable<CorpusCase> Good(int count) => Enumerable.Range(0, count).Select(number => new CorpusCase($"late good {number}", false)
    {
        Faults = (number % 5) switch
        {
            0 => ["--delay", Text(100 + (number * 11 % 250))],
            1 => ["--errors", Text(10 + (number % 8))],
            2 => ["--start-after", Text(700 + (number * 13 % 600)), "--slips", "1"],
            3 => ["--slips", "2", "--errors", "3"],
            _ => ["--ignore-stop", "--start-after", Text(number * 17 % 400)],
        },
        WorkerFaults = ["--errors", Text(number % 3)],
        WithWorker = number % 3 == 0,
        WithCheck = number % 4 != 3,
        Strategy = (number % 6) switch { 1 => "bluegreen", 4 => "canary", _ => "rolling" },
    });

    private static IEnumerable<CorpusCase> Each(int[] values, Func<string, CorpusCase> make) => values.Select(value => make(Text(value)));

    private static IEnumerable<CorpusCase> Each(string[] values, Func<string, CorpusCase> make) => values.Select(make);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
