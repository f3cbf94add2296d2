using System.Globalization;
using System.Text;

namespace HotDash.ReleaseDrill.Corpus;

/// <summary>Two-by-two tables of what was broken and what was called so, and how long it took.</summary>
internal static class CorpusReport
{
    public static string Write(string title, IReadOnlyList<CorpusResult> results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"release corpus, {title}: {results.Count} releases on the simulator\n");
        text.Append(Table("HotDash's pipeline", results, result => result.WeSayGood));
        text.Append(Table("flyctl's algorithm (our re-implementation)", results, result => result.FlyctlSaysGood));
        text.Append(CultureInfo.InvariantCulture, $"  detection after the fault first showed: {Times(results.Where(result => result.Case.IsBroken).Select(result => result.Detected))}\n");
        text.Append(CultureInfo.InvariantCulture, $"  rollback from the decision to the verified old version: {Times(results.Where(result => result.Case.IsBroken).Select(result => result.RolledBack))}\n");

        foreach (var wrong in results.Where(result => !result.IsRight))
        {
            text.Append(CultureInfo.InvariantCulture, $"  WRONG: {wrong.Case.Name}: called {(wrong.WeSayGood ? "good" : "broken")}{(wrong.Serves ? "" : ", and the wrong version serves")}: {string.Join("; ", wrong.Evidence)}\n");
        }

        return text.ToString();
    }

    private static string Table(string name, IReadOnlyList<CorpusResult> results, Func<CorpusResult, bool> saysGood)
    {
        var (broken, good) = (results.Where(result => result.Case.IsBroken).ToList(), results.Where(result => !result.Case.IsBroken).ToList());

        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-44} called broken  called good\n    {"is broken",-42} {broken.Count(result => !saysGood(result)),13} {broken.Count(saysGood),12}\n    {"is good",-42} {good.Count(result => !saysGood(result)),13} {good.Count(saysGood),12}\n");
    }

    private static string Times(IEnumerable<TimeSpan?> times)
    {
        var sorted = times.OfType<TimeSpan>().Order().ToList();

        return sorted.Count == 0
            ? "nothing to measure"
            : string.Create(CultureInfo.InvariantCulture, $"median {At(sorted, 0.5):0.00} s, p95 {At(sorted, 0.95):0.00} s, longest {sorted[^1].TotalSeconds:0.00} s ({sorted.Count} measured)");
    }

    private static double At(List<TimeSpan> sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Count) - 1].TotalSeconds;
}
