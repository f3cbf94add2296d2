using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Watch;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Hosting.Fly.Tests.Release.Watch;

/// <summary>Looks every 3 seconds with the settings of staging: w well, u unwell, f unwell for good.</summary>
public sealed class WellnessWatchTests
{
    [Theory]
    [InlineData("31w", "verified after 90 s")] // well for 90 seconds
    [InlineData("5w1f", "failed after 15 s")] // a crash
    [InlineData("11u", "failed after 30 s")] // unwell for half a minute
    [InlineData("5u31w", "verified after 105 s")] // a slow start, then well
    [InlineData("10w1u31w", "verified after 123 s")] // a single slip
    [InlineData("5w1u5w1u5w1u", "failed after 51 s")] // three slips
    [InlineData("20w1u29w1u60w", "verified after 243 s")] // two slips, and the time is over
    public void Looks_InARow_ComeToAVerdict(string looks, string verdict) => Assert.Equal(verdict, Watch(looks));

    private static string Watch(string looks)
    {
        var time = new FakeTimeProvider();
        var watch = new WellnessWatch(new ReleaseSettings(), time);
        var seconds = 0;

        foreach (var look in Expand(looks))
        {
            var problems = look == 'w' ? Array.Empty<ReleaseProblem>() : [new ReleaseProblem("something", look == 'f')];

            if (watch.Judge(problems) is { } verdict)
            {
                return $"{(verdict.Count == 0 ? "verified" : "failed")} after {seconds} s";
            }

            time.Advance(TimeSpan.FromSeconds(3));
            seconds += 3;
        }

        return "no verdict";
    }

    private static IEnumerable<char> Expand(string looks)
    {
        var number = 0;

        foreach (var letter in looks)
        {
            if (char.IsAsciiDigit(letter))
            {
                number = (number * 10) + letter - '0';

                continue;
            }

            foreach (var _ in Enumerable.Range(0, number))
            {
                yield return letter;
            }

            number = 0;
        }
    }
}
