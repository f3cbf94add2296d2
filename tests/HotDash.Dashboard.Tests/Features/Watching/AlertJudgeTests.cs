using HotDash.Dashboard.Features.Watching.Alerts;
using HotDash.Dashboard.Features.Watching.Probes;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>Each rule as the product ships it, driven by a clock: not before its time, at its time, and over a minute after it was good again.</summary>
public sealed class AlertJudgeTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);
    private static readonly DateTime s_start = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, AlertLevel> Faults => new(
        from rule in AlertRules.All
        from level in (AlertLevel[])[AlertLevel.Warning, AlertLevel.Critical]
        where (level == AlertLevel.Critical ? rule.Critical : rule.Warning) is not null
        select (rule.Name, level));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Rule_BadForItsTime_FiresThenAndClearsAMinuteAfter(string name, AlertLevel level)
    {
        var rule = AlertRules.All.Single(rule => rule.Name == name);
        var clock = new Clock(rule);
        clock.Pass(Good(rule), TimeSpan.FromMinutes(3));
        Assert.Equal(AlertLevel.Ok, clock.Level);

        var fault = clock.Now + s_interval;
        var firedAt = clock.PassUntil(Bad(rule, level), verdict => verdict == level);
        Assert.Equal(rule.Hold, firedAt - fault);
        Assert.Equal(fault, clock.Verdict.Since);

        clock.Pass(Bad(rule, level), TimeSpan.FromMinutes(30));
        Assert.Equal(level, clock.Level);

        var good = clock.Now + s_interval;
        var clearedAt = clock.PassUntil(Good(rule), verdict => verdict == AlertLevel.Ok);
        Assert.Equal(AlertJudge.ClearAfter, clearedAt - good);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("http-errors")]
    [InlineData("machine-unhealthy")]
    public void Rule_BadOneMeasurementTooShort_StaysUndecided(string name)
    {
        var rule = AlertRules.All.Single(rule => rule.Name == name);
        var clock = new Clock(rule);
        clock.Pass(Good(rule), TimeSpan.FromMinutes(3));
        clock.Pass(Bad(rule, AlertLevel.Critical), rule.Hold);

        Assert.Null(clock.Level);
        clock.Pass(Good(rule), s_interval);
        clock.Pass(Bad(rule, AlertLevel.Critical), rule.Hold);
        Assert.Null(clock.Level);
    }

    [Theory]
    [InlineData(0.005, AlertLevel.Ok)]
    [InlineData(0.01, AlertLevel.Ok)]
    [InlineData(0.02, AlertLevel.Warning)]
    [InlineData(0.05, AlertLevel.Warning)]
    [InlineData(0.06, AlertLevel.Critical)]
    public void Errors_AtShare_HaveTheRunbooksLevel(double share, AlertLevel level) =>
        Assert.Equal(level, AlertRules.All.Single(rule => rule.Name == "http-errors").LevelOf(share));

    [Theory]
    [InlineData(2999, AlertLevel.Ok)]
    [InlineData(3000, AlertLevel.Ok)]
    [InlineData(3001, AlertLevel.Warning)]
    [InlineData(5000, AlertLevel.Warning)]
    [InlineData(5001, AlertLevel.Critical)]
    public void Tile_AtP95_HasTheRunbooksLevel(double ms, AlertLevel level) =>
        Assert.Equal(level, AlertRules.All.Single(rule => rule.Name == "tile-slow").LevelOf(ms));

    [Fact]
    public void Verdict_MeasurementsEnded_IsUndecided()
    {
        var rule = AlertRules.All.Single(rule => rule.Name == "down");
        List<Sample> samples = [.. Enumerable.Range(0, 10).Select(index => new Sample(s_start + (s_interval * index), "local", rule.Metric, "x", 0))];

        Assert.Equal(AlertLevel.Critical, AlertJudge.Judge(rule, samples, s_interval, samples[^1].At).Level);
        Assert.Null(AlertJudge.Judge(rule, samples, s_interval, samples[^1].At + (s_interval * 4)).Level);
    }

    [Fact]
    public void Verdict_GapInTheMeasurements_StartsTheTimeAgain()
    {
        var rule = AlertRules.All.Single(rule => rule.Name == "down");
        List<Sample> samples =
        [
            new(s_start, "local", rule.Metric, "x", 0),
            new(s_start.AddMinutes(5), "local", rule.Metric, "x", 0),
            new(s_start.AddMinutes(5.5), "local", rule.Metric, "x", 0),
        ];

        Assert.Null(AlertJudge.Judge(rule, samples, s_interval, samples[^1].At).Level);
    }

    private static double Good(AlertRule rule) => rule.IsBelow ? (rule.Warning ?? rule.Critical)!.Value : 0;

    private static double Bad(AlertRule rule, AlertLevel level)
    {
        var limit = (level == AlertLevel.Critical ? rule.Critical : rule.Warning)!.Value;

        return rule.IsBelow ? limit - 0.5 : limit + Math.Max(limit * 0.001, 0.001);
    }

    private sealed class Clock(AlertRule rule)
    {
        private readonly List<Sample> _samples = [];

        public DateTime Now { get; private set; } = s_start;

        public AlertVerdict Verdict { get; private set; } = new(null, s_start, 0, null);

        public AlertLevel? Level => Verdict.Level;

        public void Pass(double value, TimeSpan length)
        {
            for (var end = Now + length; Now < end;)
            {
                Step(value);
            }
        }

        public DateTime PassUntil(double value, Predicate<AlertLevel?> holds)
        {
            do
            {
                Step(value);
                Assert.True(Now < s_start.AddHours(2), "It never came.");
            }
            while (!holds(Level));

            return Now;
        }

        private void Step(double value)
        {
            Now += s_interval;
            _samples.Add(new Sample(Now, "local", rule.Metric, "subject", value));
            List<Sample> window = [.. _samples.Where(sample => sample.At >= Now - AlertJudge.Window(rule, s_interval))];
            Verdict = AlertJudge.Judge(rule, window, s_interval, Now);
        }
    }
}
