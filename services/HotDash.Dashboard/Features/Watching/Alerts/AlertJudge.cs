using HotDash.Dashboard.Features.Watching.Probes;

namespace HotDash.Dashboard.Features.Watching.Alerts;

/// <summary>
/// Decides from measurements alone, so that a restarted watcher comes to the same result. A level holds when every measurement
/// of the rule's time reached it; good again means good for a minute. A gap in the measurements ends a run.
/// </summary>
internal static class AlertJudge
{
    public static readonly TimeSpan ClearAfter = TimeSpan.FromMinutes(1);

    /// <summary>Without any measurement for this long an alert says nothing any more.</summary>
    public static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(15);

    /// <summary>How far back measurements are needed.</summary>
    public static TimeSpan Window(AlertRule rule, TimeSpan interval) => Longest(rule.Hold, ClearAfter) + (interval * 4);

    /// <param name="rule">The rule.</param>
    /// <param name="samples">One subject's measurements, oldest first.</param>
    /// <param name="interval">Between two passes.</param>
    /// <param name="now">The moment of the decision.</param>
    public static AlertVerdict Judge(AlertRule rule, IReadOnlyList<Sample> samples, TimeSpan interval, DateTime now)
    {
        if (samples is not [.., var last] || now - last.At > interval * 3)
        {
            return new AlertVerdict(null, now, 0, null);
        }

        foreach (var level in (AlertLevel[])[AlertLevel.Critical, AlertLevel.Warning])
        {
            if (RunStart(samples, interval, value => rule.LevelOf(value) >= level) is { } start && last.At - start >= rule.Hold)
            {
                return new AlertVerdict(level, start, last.Value, last.Detail);
            }
        }

        return RunStart(samples, interval, value => rule.LevelOf(value) == AlertLevel.Ok) is { } good && last.At - good >= ClearAfter
            ? new AlertVerdict(AlertLevel.Ok, good, last.Value, last.Detail)
            : new AlertVerdict(null, last.At, last.Value, last.Detail);
    }

    /// <summary>Since when each measurement up to the last one is such; null when the last is not.</summary>
    private static DateTime? RunStart(IReadOnlyList<Sample> samples, TimeSpan interval, Func<double, bool> isSuch)
    {
        DateTime? start = null;

        for (var index = samples.Count - 1; index >= 0 && isSuch(samples[index].Value); index--)
        {
            if (start is { } later && later - samples[index].At > interval * 3)
            {
                break;
            }

            start = samples[index].At;
        }

        return start;
    }

    private static TimeSpan Longest(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
