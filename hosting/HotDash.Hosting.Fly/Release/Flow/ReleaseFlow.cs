using Kind = HotDash.Hosting.Fly.Release.Flow.ReleaseEventKind;
using Phase = HotDash.Hosting.Fly.Release.Flow.ReleasePhase;

namespace HotDash.Hosting.Fly.Release.Flow;

/// <summary>
/// The release as one state machine. Pure: the runner writes each state down, does what its phase asks and comes back with what happened.
/// Every phase ends by an event or by its time, and no way leads round in a circle for ever.
/// </summary>
internal static class ReleaseFlow
{
    /// <summary>A release whose runner ends this often is given up: the way back, or a person.</summary>
    public const int MostResumes = 3;

    /// <summary>A rollback may meet a machine that a killed deploy still holds the lease of.</summary>
    public const int MostAttempts = 3;

    /// <exception cref="InvalidOperationException">The release is over.</exception>
    public static ReleaseState Next(ReleaseState state, ReleaseEvent happened) => (state.Phase, happened.Kind) switch
    {
        (Phase.Planned, Kind.Resumed) => Resume(state, Phase.Planned),
        (Phase.Planned, _) => state with { Phase = Phase.Deploying, Good = happened.Image ?? state.Good },

        (Phase.Deploying, Kind.Succeeded) when state.Group + 1 < state.Groups => state with { Group = state.Group + 1 },
        (Phase.Deploying, Kind.Succeeded) => state with { Phase = Phase.Verifying },
        // Watching proves what the runner that ended has left behind, whatever that is.
        (Phase.Deploying, Kind.Resumed) => Resume(state, Phase.Verifying),
        (Phase.Deploying, _) => Fail(state, ReleaseCause.DeployFailed),

        (Phase.Verifying, Kind.Succeeded) => state with { Phase = Phase.Verified },
        (Phase.Verifying, Kind.Resumed) => Resume(state, Phase.Verifying),
        (Phase.Verifying, _) => Fail(state, ReleaseCause.VerifyFailed),

        (Phase.Failed, Kind.Kept) => state with { Phase = Phase.NeedsAPerson },
        (Phase.Failed, Kind.Resumed) => Resume(state, Phase.Failed),
        (Phase.Failed, _) => GoBack(state),

        (Phase.RollingBack, Kind.Succeeded) when state.Group + 1 < state.Groups => state with { Group = state.Group + 1 },
        (Phase.RollingBack, Kind.Succeeded) => state with { Phase = Phase.RollbackVerifying },
        (Phase.RollingBack, Kind.Resumed) => Resume(state, Phase.RollingBack) with { Group = 0 },
        (Phase.RollingBack, _) when state.Attempt + 1 < MostAttempts => state with { Group = 0, Attempt = state.Attempt + 1 },
        (Phase.RollingBack, _) => state with { Phase = Phase.NeedsAPerson },

        (Phase.RollbackVerifying, Kind.Succeeded) => state with { Phase = Phase.RolledBack },
        (Phase.RollbackVerifying, Kind.Resumed) => Resume(state, Phase.RollbackVerifying),
        (Phase.RollbackVerifying, _) => state with { Phase = Phase.NeedsAPerson },

        _ => throw new InvalidOperationException($"Release {state.Release} is over ({state.Phase}); {happened.Kind} cannot happen to it."),
    };

    /// <summary>The longest that a phase may take.</summary>
    public static TimeSpan TimeOf(Phase phase, ReleaseSettings settings) => phase switch
    {
        Phase.Planned => settings.LookWithin,
        Phase.Deploying or Phase.RollingBack => settings.DeployWithin,
        // The watcher ends by itself and knows why; this is for one that hangs.
        Phase.Verifying or Phase.RollbackVerifying => settings.VerifyWithin * 2,
        Phase.Failed => settings.DecideWithin,
        _ => TimeSpan.Zero,
    };

    public static ReleaseOutcome OutcomeOf(ReleaseState state) => state.Phase switch
    {
        Phase.Verified => ReleaseOutcome.Verified,
        Phase.RolledBack => state.Cause switch
        {
            ReleaseCause.ByHand => ReleaseOutcome.Verified,
            ReleaseCause.DeployFailed => ReleaseOutcome.DeployFailedRolledBack,
            _ => ReleaseOutcome.VerifyFailedRolledBack,
        },
        _ => ReleaseOutcome.NeedsAPerson,
    };

    private static ReleaseState Fail(ReleaseState state, ReleaseCause cause) =>
        state with { Phase = Phase.Failed, Cause = state.Resumes > 0 ? ReleaseCause.Interrupted : cause };

    private static ReleaseState GoBack(ReleaseState state) => state.Good is null
        ? state with { Phase = Phase.NeedsAPerson }
        : state with { Phase = Phase.RollingBack, Group = 0 };

    private static ReleaseState Resume(ReleaseState state, Phase next)
    {
        var resumed = state with { Phase = next, Resumes = state.Resumes + 1 };

        return resumed.Resumes <= MostResumes ? resumed : state.Phase switch
        {
            Phase.Deploying or Phase.Verifying => GoBack(resumed with { Cause = ReleaseCause.Interrupted, Resumes = 0 }),
            _ => resumed with { Phase = Phase.NeedsAPerson, Cause = state.Cause is ReleaseCause.None ? ReleaseCause.Interrupted : state.Cause },
        };
    }
}
