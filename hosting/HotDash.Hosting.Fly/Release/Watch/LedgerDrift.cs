using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>Whether what runs is what the ledger says: somebody may have deployed past it.</summary>
internal static class LedgerDrift
{
    /// <summary>Null: none, or the ledger knows nothing of the app yet.</summary>
    public static string? Find(string app, IEnumerable<LedgerEntry> ledger, IReadOnlyList<FlyMachine> machines, ReleaseProblem? problem)
    {
        var last = ledger.LastOrDefault(entry => entry.App == app && entry.Flow is not null);

        if (last?.Flow is null)
        {
            return null;
        }

        if (problem is not null)
        {
            return problem.Text;
        }

        if (!last.Flow.IsOver)
        {
            return $"{app}: release {last.Flow.Release} was left at {last.State}. The step that resumes finishes it.";
        }

        var other = machines.Where(machine => !machine.IsStandby && machine.Digest != ReleaseTarget.DigestOf(last.Image)).ToList();

        return LedgerStates.IsGood(last.State) && other.Count > 0
            ? $"{app}: the ledger says {last.State} {ReleaseTarget.DigestOf(last.Image)}, but {string.Join(", ", other.Select(machine => $"machine {machine.Id} runs {machine.Digest}"))}"
            : null;
    }
}
