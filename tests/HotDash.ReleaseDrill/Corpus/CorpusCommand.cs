using System.Globalization;

namespace HotDash.ReleaseDrill.Corpus;

/// <summary>All broken and good releases on the simulator, on a shortened window.</summary>
internal static class CorpusCommand
{
    private const int Good = 300;
    private const int LateGood = 150;

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var broken = BrokenReleases.All.ToList();
        var written = await RunAsync("against which the gate was written", [.. Spread(broken, SoakScale.Of(broken.Count, atLeast: 5)), .. GoodReleases.All(SoakScale.Of(Good, atLeast: 5))], cancellationToken);
        var lateBroken = LateReleases.Broken.ToList();
        var late = await RunAsync("written when the gate was frozen", [.. Spread(lateBroken, SoakScale.Of(lateBroken.Count, atLeast: 3)), .. LateReleases.Good(SoakScale.Of(LateGood, atLeast: 3))], cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"release corpus: window 3 s instead of 90, unwell time 3 s instead of 30, flyctl's smoke check 0.3 s instead of 10; {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s"));

        return written && late ? 0 : 1;
    }

    public static IEnumerable<CorpusCase> Spread(IReadOnlyList<CorpusCase> cases, int count) => Enumerable.Range(0, count).Select(number => cases[number * cases.Count / count]);

    private static async Task<bool> RunAsync(string title, IReadOnlyList<CorpusCase> cases, CancellationToken cancellationToken)
    {
        var results = new CorpusResult[cases.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, cases.Count), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 2, CancellationToken = cancellationToken }, async (number, token) =>
            results[number] = await CorpusRun.RunAsync(cases[number], token));
        Console.Write(CorpusReport.Write(title, results));

        return results.All(result => result.IsRight);
    }
}
