using HotDash.Hosting.Fly.Release.Flow;
using static HotDash.ReleaseDrill.Model.ModelLife;

namespace HotDash.ReleaseDrill.Model;

/// <summary>
/// All that can happen next in a state: every result of every action, a crash between any two writes, a suspension, a lock that runs out.
/// The releases move by the product's own transition function. Both operators are on one host: what is taken over there is ended first.
/// </summary>
internal static class ReleaseModel
{
    public static IEnumerable<ModelState> Next(ModelState state) =>
    [
        .. Next(state, state.First, state.Second, (before, one, other) => before with { First = one, Second = other }),
        .. Next(state, state.Second, state.First, (before, one, other) => before with { Second = one, First = other }),
        .. state.Orphan is { } image ? [state with { Runs = image, Orphan = null }, state with { Runs = ModelState.Mixed, Orphan = null }, state with { Orphan = null }] : Array.Empty<ModelState>(),
    ];

    private static IEnumerable<ModelState> Next(ModelState state, ModelOperator me, ModelOperator other, Func<ModelState, ModelOperator, ModelOperator, ModelState> with)
    {
        switch (me.Life)
        {
            case Waiting when state.IsFree || other.Life is not Running || other.Fence != state.Fence:
                yield return with(Take(state), Begin(state, me), other.Life is Hung ? other with { Life = Dead } : other);

                break;

            case Running:
                foreach (var next in me.Seen is null ? Act(state, me) : [Write(state, me)])
                {
                    yield return with(next.State, next.Me, other);
                }

                if (state.CrashesLeft > 0)
                {
                    foreach (var orphan in Orphans(me))
                    {
                        yield return with(state with { CrashesLeft = state.CrashesLeft - 1, Orphan = orphan ?? state.Orphan }, me with { Life = Dead, Seen = null, SeenImage = null }, other);
                    }
                }

                if (state.HangsLeft > 0)
                {
                    yield return with(state with { HangsLeft = state.HangsLeft - 1 }, me with { Life = Hung }, other);
                }

                break;

            case Hung:
                yield return with(state, me with { Life = Running }, other);

                break;

            // Somebody starts it again, as the workflow or a person does.
            case Dead when state.Ledger is { IsOver: false }:
                yield return with(state, me with { Life = Waiting, Release = null, IsResuming = false, Seen = null, SeenImage = null }, other);

                break;
        }
    }

    /// <summary>Whoever takes over ends what the one before has left running.</summary>
    private static ModelState Take(ModelState state) => state with { Fence = state.Fence + 1, IsFree = false, Orphan = state.EndsOrphans ? null : state.Orphan };

    /// <summary>The first write is what follows: until then the release is its own or the one that was left.</summary>
    private static ModelOperator Begin(ModelState state, ModelOperator me) => state.Ledger is { IsOver: false } left
        ? me with { Life = Running, Fence = state.Fence + 1, Release = left, IsResuming = true, Seen = ReleaseEventKind.Resumed }
        : me with { Life = Running, Fence = state.Fence + 1, Release = New(me), Seen = null };

    private static ReleaseState New(ModelOperator me) => new() { Release = me.Wants, Phase = ReleasePhase.Planned, Target = me.Wants, Good = "old" };

    private static IEnumerable<(ModelState State, ModelOperator Me)> Act(ModelState state, ModelOperator me)
    {
        var release = me.Release ?? throw new InvalidOperationException("A running operator has a release.");

        switch (release.Phase)
        {
            case ReleasePhase.Planned:
                yield return (state, me with { Seen = ReleaseEventKind.Succeeded, SeenImage = state.Runs != release.Target && state.IsWell(state.Runs) ? state.Runs : null });
                yield return (state, me with { Seen = ReleaseEventKind.TimedOut });

                break;

            case ReleasePhase.Deploying or ReleasePhase.RollingBack:
                // flyctl may do it, half of it or nothing, and say anything about it.
                foreach (var runs in new[] { release.Image, state.Runs, ModelState.Mixed }.Distinct())
                {
                    yield return (state with { Runs = runs }, me with { Seen = ReleaseEventKind.Succeeded });
                    yield return (state with { Runs = runs }, me with { Seen = ReleaseEventKind.Failed });
                }

                break;

            case ReleasePhase.Verifying or ReleasePhase.RollbackVerifying:
                yield return (state, me with { Seen = state.IsWell(release.Image) ? ReleaseEventKind.Succeeded : ReleaseEventKind.Failed });
                yield return (state, me with { Seen = ReleaseEventKind.TimedOut });

                break;

            default:
                yield return (state, me with { Seen = ReleaseEventKind.Kept });
                yield return (state, me with { Seen = ReleaseEventKind.TimedOut });

                break;
        }
    }

    private static (ModelState State, ModelOperator Me) Write(ModelState state, ModelOperator me)
    {
        if (me.Fence != state.Fence)
        {
            return (state, me with { Life = Dead });
        }

        var next = ReleaseFlow.Next(me.Release!, new ReleaseEvent(me.Seen!.Value, []) { Image = me.SeenImage });
        var wrote = me with { Release = next, Seen = null, SeenImage = null };

        return !next.IsOver
            ? (state with { Ledger = next }, wrote)
            : me.IsResuming && next.Target != me.Wants && next.Phase is not ReleasePhase.NeedsAPerson
                ? (state with { Ledger = next }, wrote with { Release = New(me), IsResuming = false })
                : (state with { Ledger = next, IsFree = true }, wrote with { Life = Done });
    }

    /// <summary>A crash in the middle of a deploy leaves its flyctl behind.</summary>
    private static IEnumerable<string?> Orphans(ModelOperator me) =>
        me is { Seen: null, Release.Phase: ReleasePhase.Deploying or ReleasePhase.RollingBack } ? [null, me.Release.Image] : [null];
}
