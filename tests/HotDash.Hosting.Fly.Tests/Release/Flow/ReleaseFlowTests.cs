using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Flow;

namespace HotDash.Hosting.Fly.Tests.Release.Flow;

public sealed class ReleaseFlowTests
{
    private static readonly ReleaseState s_begun = new() { Release = "r", Phase = ReleasePhase.Planned, Target = "new", Good = "old" };

    [Fact]
    public void Release_ThatGoesWell_TakesTheStraightWay()
    {
        Assert.Equal([ReleasePhase.Deploying, ReleasePhase.Deploying, ReleasePhase.Verifying, ReleasePhase.Verified], Phases(s_begun with { Groups = 2 }, "ssss"));
    }

    [Theory]
    [InlineData("sf", "Failed", ReleaseCause.DeployFailed)]
    [InlineData("ssf", "Failed", ReleaseCause.VerifyFailed)]
    [InlineData("ssftss", "RolledBack", ReleaseCause.VerifyFailed)]
    [InlineData("ssfk", "NeedsAPerson", ReleaseCause.VerifyFailed)]
    [InlineData("ssftfff", "NeedsAPerson", ReleaseCause.VerifyFailed)]
    [InlineData("ssftsf", "NeedsAPerson", ReleaseCause.VerifyFailed)]
    [InlineData("srf", "Failed", ReleaseCause.Interrupted)]
    [InlineData("srs", "Verified", ReleaseCause.None)]
    [InlineData("ssrrrr", "RollingBack", ReleaseCause.Interrupted)]
    [InlineData("ssrrrrrrrr", "NeedsAPerson", ReleaseCause.Interrupted)]
    public void Release_AfterEvents_IsWhereItShouldBe(string events, string phase, object cause)
    {
        var state = events.Aggregate(s_begun, (before, letter) => ReleaseFlow.Next(before, Event(letter)));

        Assert.Equal((phase, cause), (state.Phase.ToString(), (object)state.Cause));
    }

    [Fact]
    public void Release_WithNothingToGoBackTo_NeedsAPerson()
    {
        Assert.Equal(ReleasePhase.NeedsAPerson, Phases(s_begun with { Good = null }, "ssft")[^1]);
    }

    [Fact]
    public void EveryPhase_InAnyEvent_HasANextStateOrIsOver()
    {
        foreach (var phase in Enum.GetValues<ReleasePhase>())
        {
            foreach (var kind in Enum.GetValues<ReleaseEventKind>())
            {
                var state = s_begun with { Phase = phase };
                var happened = new ReleaseEvent(kind, []);

                if (state.IsOver)
                {
                    Assert.Throws<InvalidOperationException>(() => ReleaseFlow.Next(state, happened));
                }
                else
                {
                    Assert.True(Enum.IsDefined(ReleaseFlow.Next(state, happened).Phase), $"{phase} {kind}");
                }
            }
        }
    }

    [Fact]
    public void EveryPhaseThatIsNotOver_ButTheDecision_HasATime()
    {
        var untimed = Enum.GetValues<ReleasePhase>().Where(phase => !(s_begun with { Phase = phase }).IsOver && ReleaseFlow.TimeOf(phase, new ReleaseSettings()) <= TimeSpan.Zero);

        Assert.Equal([ReleasePhase.Failed], untimed);
    }

    [Theory]
    [InlineData("Verified", ReleaseCause.None, ReleaseOutcome.Verified)]
    [InlineData("RolledBack", ReleaseCause.ByHand, ReleaseOutcome.Verified)]
    [InlineData("RolledBack", ReleaseCause.DeployFailed, ReleaseOutcome.DeployFailedRolledBack)]
    [InlineData("RolledBack", ReleaseCause.VerifyFailed, ReleaseOutcome.VerifyFailedRolledBack)]
    [InlineData("NeedsAPerson", ReleaseCause.VerifyFailed, ReleaseOutcome.NeedsAPerson)]
    public void Outcome_OfAnEnd_IsItsExitCode(string phase, object cause, object outcome)
    {
        Assert.Equal(outcome, ReleaseFlow.OutcomeOf(s_begun with { Phase = Enum.Parse<ReleasePhase>(phase), Cause = (ReleaseCause)cause }));
    }

    private static List<ReleasePhase> Phases(ReleaseState state, string events)
    {
        var phases = new List<ReleasePhase>();

        foreach (var letter in events)
        {
            state = ReleaseFlow.Next(state, Event(letter));
            phases.Add(state.Phase);
        }

        return phases;
    }

    private static ReleaseEvent Event(char letter) => new(
        letter switch { 's' => ReleaseEventKind.Succeeded, 'f' => ReleaseEventKind.Failed, 't' => ReleaseEventKind.TimedOut, 'k' => ReleaseEventKind.Kept, _ => ReleaseEventKind.Resumed }, []);
}
