using System.Globalization;

namespace HotDash.ReleaseDrill.Corpus;

/// <summary>Releases that work, with all that a working release may do: start slowly, answer slowly, slip once, complain a little.</summary>
internal static class GoodReleases
{
    public static IEnumerable<CorpusCase> All(int count) => Enumerable.Range(0, count).Select(number => Good(number));

    private static CorpusCase Good(int number)
    {
        var (faults, what) = (number % 6) switch
        {
            0 => (Array.Empty<string>(), "as it should be"),
            1 => (["--start-after", Text(100 + (number * 7 % 700))], "starts slowly"),
            2 => (["--delay", Text(10 + (number * 3 % 90))], "answers slowly"),
            3 => (["--slips", "1"], "slips once"),
            4 => (["--errors", Text(1 + (number % 8))], "logs a few errors"),
            _ => (["--start-after", Text(50 + (number * 5 % 300)), "--delay", Text(5 + (number % 40))], "starts and answers slowly"),
        };

        return new CorpusCase($"good {number}: {what}", false)
        {
            Faults = faults,
            WithCheck = number % 5 != 0,
            WithWorker = number % 4 == 1,
            Strategy = (number % 7) switch { 3 => "bluegreen", 5 => "canary", _ => "rolling" },
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
