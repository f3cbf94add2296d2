using System.Diagnostics;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace HotDash.Dashboard.Tests.Features.Approvals;

/// <summary>
/// The process dies at every point at which it talks to the outside: before and after each statement and each request of a
/// reply. Whatever was left, the operator's retry and the worker's passes lead to one note-first reply, never to two.
/// </summary>
public sealed class KilledReplyTests
{
    private const int MostSteps = 200;
    private const int FewestSteps = 15;
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reply_KilledAtEveryStep_IsSentExactlyOnce()
    {
        var time = new FakeTimeProvider(s_now);
        await using var dashboard = await DashboardUnderTest.StartAsync("Production", time, _cancellationToken);
        var operators = dashboard.Services.GetRequiredService<OperatorStore>();
        await operators.AddAsync("ada@example.test", "Ada", Role.Operator, passwordHash: null, _cancellationToken);
        var ada = (await operators.FindAsync("ada@example.test", _cancellationToken))!.ToActor();
        var survived = false;
        var step = 0;

        while (++step <= MostSteps && !survived)
        {
            dashboard.Chatwoot.Add(step, "Jamie", s_now, s_now);
            var draft = new ApprovalDraft(Guid.NewGuid(), ApprovalKinds.CxReply, "Reply", $"chatwoot:{step}", "It arrives tomorrow.")
            {
                ConversationId = step,
                Evidence = "asked",
                RollbackPlan = "correct it",
            };

            survived = await RunKilledAtAsync(step, dashboard, draft, ada);
            // The fake clock leaps over the quiet time, in which Chatwoot ends what was under way.
            await dashboard.Chatwoot.SettleAsync(_cancellationToken);
            await RecoverAsync(dashboard, draft, ada, time);

            var texts = dashboard.Chatwoot[step].Messages.Select(message => message["content"]!.GetValue<string>()).ToList();
            Assert.True(
                texts.Count == 2 && texts[1] == "It arrives tomorrow.",
                $"Killed at step {step}, the conversation holds: {string.Join(" | ", texts)}");
        }

        Assert.True(survived, $"A reply takes more than {MostSteps} steps.");
        Assert.True(step > FewestSteps, $"Only {step} steps were seen: the killer is not looking at the reply.");
    }

    /// <returns>True when the reply was done before that step came.</returns>
    private static async Task<bool> RunKilledAtAsync(int step, DashboardUnderTest dashboard, ApprovalDraft draft, Actor actor)
    {
        using var killer = new StepKiller(step);
        await using var scope = dashboard.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;

        try
        {
            await services.GetRequiredService<ApprovalDesk>().ProposeAsync(draft, actor, killer.Token);
            var store = services.GetRequiredService<ApprovalStore>();
            await store.DecideAsync(draft.Id, ApprovalStates.Approved, Decision(draft, actor), killer.Token);
            await services.GetRequiredService<ReplyApplier>().ApplyAsync(draft.Id, killer.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or NpgsqlException or ObjectDisposedException)
        {
            // Killed.
        }

        return !killer.HasKilled;
    }

    private static HotDash.Dashboard.Features.Decisions.NewDecision Decision(ApprovalDraft draft, Actor actor) =>
        new(actor, "cx_reply.approve", draft.Reference, $"test:{draft.Id}");

    /// <summary>The clock passes the lease and the quiet time, the operator presses the button again, the worker makes its passes.</summary>
    private async Task RecoverAsync(DashboardUnderTest dashboard, ApprovalDraft draft, Actor actor, FakeTimeProvider time)
    {
        time.Advance(TimeSpan.FromMinutes(2));

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await using var scope = dashboard.Services.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<ApprovalDesk>().SendAsync(draft, actor, _cancellationToken);

            if (outcome.Result == ApprovalResult.Done)
            {
                return;
            }

            time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Fail("The reply was not sent by any retry.");
    }

    /// <summary>Counts the beginnings and ends of database commands and HTTP requests in this flow, and cancels at the chosen one.</summary>
    private sealed class StepKiller : IDisposable
    {
        private static readonly AsyncLocal<StepKiller?> s_current = new();
        private readonly CancellationTokenSource _kill = new();
        private readonly ActivityListener _listener;
        private readonly int _at;
        private int _steps;

        public StepKiller(int at)
        {
            _at = at;
            s_current.Value = this;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Npgsql" or "System.Net.Http",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStarted = _ => Count(),
                ActivityStopped = _ => Count(),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public CancellationToken Token => _kill.Token;

        public bool HasKilled => _kill.IsCancellationRequested;

        public void Dispose()
        {
            s_current.Value = null;
            _listener.Dispose();
            _kill.Dispose();
        }

        /// <summary>Other tests and the hosted worker run at the same time; only this flow counts.</summary>
        private void Count()
        {
            if (s_current.Value == this && Interlocked.Increment(ref _steps) == _at)
            {
                _kill.Cancel();
            }
        }
    }
}
