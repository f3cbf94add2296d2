namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>Makes one verdict of many looks: well without a break, broken for good, unwell for too long, or neither in the end.</summary>
internal sealed class WellnessWatch(ReleaseSettings settings, TimeProvider timeProvider)
{
    /// <summary>A single slip is forgiven, a habit is not.</summary>
    private const int MostRelapses = 3;

    private readonly long _started = timeProvider.GetTimestamp();
    private long? _wellSince;
    private long? _unwellSince;
    private int _relapses;

    /// <summary>Null: look again. Empty: verified. Otherwise why not.</summary>
    public IReadOnlyList<ReleaseProblem>? Judge(IReadOnlyList<ReleaseProblem> problems)
    {
        if (problems.Count == 0)
        {
            (_wellSince, _unwellSince) = (_wellSince ?? timeProvider.GetTimestamp(), null);

            return timeProvider.GetElapsedTime(_wellSince.Value) >= settings.StableFor ? [] : Late([new ReleaseProblem($"was well, but not yet for {settings.StableFor.TotalSeconds} s when the time was over", true)]);
        }

        _relapses += _wellSince is null ? 0 : 1;
        (_wellSince, _unwellSince) = (null, _unwellSince ?? timeProvider.GetTimestamp());

        return problems.Any(problem => problem.IsFinal) || _relapses >= MostRelapses || timeProvider.GetElapsedTime(_unwellSince.Value) >= settings.UnwellFor ? problems : Late(problems);
    }

    private IReadOnlyList<ReleaseProblem>? Late(IReadOnlyList<ReleaseProblem> problems) => timeProvider.GetElapsedTime(_started) >= settings.VerifyWithin ? problems : null;
}
