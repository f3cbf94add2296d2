using System.Globalization;
using System.Security.Cryptography;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release;

/// <summary>Drives <see cref="ReleaseFlow"/>: writes each state down, does what it asks within its time, and goes on until the release is over.</summary>
internal sealed class ReleaseRunner(ReleaseActions actions, ReleaseJournal journal, ReleaseArtefacts artefacts, ReleaseSettings settings, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_approvalLastsFor = TimeSpan.FromMinutes(30);

    /// <summary>Finishes what a runner before has left half-way, then deploys.</summary>
    public async Task<ReleaseResult> DeployAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        if (await ResumeAsync(target, cancellationToken) is { } left && (left.Outcome is ReleaseOutcome.NeedsAPerson || left.Digest == target.Digest))
        {
            return left;
        }

        // The incident's third release was the second one again, out of a build cache.
        if (!settings.Again && journal.IsKnownToFail(target.App, target.Digest))
        {
            return Refused(target, $"{target.Image} failed before. Build a new image, or deploy it all the same with --Fly:Release:Again=true.");
        }

        return await RunAsync(Begin(target) with { Good = journal.LastGood(target.App, target.Digest)?.Image }, Kept(target), Begun(target.Image), cancellationToken);
    }

    /// <summary>Null when no release of the app was left half-way.</summary>
    public async Task<ReleaseResult?> ResumeAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        if (journal.Unfinished(target.App) is not { } left)
        {
            return null;
        }

        var resumed = new ReleaseEvent(ReleaseEventKind.Resumed, [$"release {left.Release} was left at {LedgerStates.Of(left.Phase)}"]);
        var state = ReleaseFlow.Next(left with { Groups = target.Groups.Count }, resumed);

        return await RunAsync(state, Kept(target) with { Image = left.Target }, resumed, cancellationToken);
    }

    /// <summary>Deploys an image that was verified before, and verifies it in the same way.</summary>
    /// <param name="running">The app with the image that runs now.</param>
    /// <param name="to">An image, a digest or a release; null: what was verified last.</param>
    /// <param name="cancellationToken">Stops the runner, not the release: the next one goes on.</param>
    public async Task<ReleaseResult> RollBackAsync(ReleaseTarget running, string? to, CancellationToken cancellationToken)
    {
        var good = to is null ? journal.LastGood(running.App, running.Digest) : journal.FindGood(running.App, to);

        if (RefuseRollback(running, to, good) is { } refusal)
        {
            return Refused(running, refusal);
        }

        var state = Begin(running) with { Phase = ReleasePhase.RollingBack, Good = good!.Image, Cause = ReleaseCause.ByHand };
        var looked = await actions.LookAsync(running, cancellationToken);

        return await RunAsync(state, running, looked with { Evidence = [$"{settings.Actor ?? "somebody"} asked for it: {settings.Reason}"] }, cancellationToken);
    }

    /// <summary>Proves that the way back works: to what was verified before, and forth again.</summary>
    public async Task<ReleaseResult> DrillAsync(ReleaseTarget running, CancellationToken cancellationToken)
    {
        if (journal.FindGood(running.App, running.Digest) is null)
        {
            return Refused(running, $"{running.Image} runs and was never verified, so a drill could not come back to it.");
        }

        var started = timeProvider.GetTimestamp();
        var back = await RollBackAsync(running, null, cancellationToken);
        var seconds = timeProvider.GetElapsedTime(started).TotalSeconds;

        if (back.Outcome is ReleaseOutcome.Refused)
        {
            return back;
        }

        var forth = await RollBackAsync(running with { Image = journal.LastGood(running.App, running.Digest)?.Image ?? running.Image }, running.Image, cancellationToken);
        var passed = back.Outcome is ReleaseOutcome.Verified && forth.Outcome is ReleaseOutcome.Verified;
        journal.Note(running, passed ? LedgerStates.DrillPassed : LedgerStates.DrillFailed, string.Create(CultureInfo.InvariantCulture, $"back: {back.Outcome} after {seconds:0.0} s; forth: {forth.Outcome}"));

        return new ReleaseResult(running.App, passed ? ReleaseOutcome.Verified : ReleaseOutcome.NeedsAPerson, [.. back.Evidence, .. forth.Evidence], running.Digest);
    }

    private async Task<ReleaseResult> RunAsync(ReleaseState state, ReleaseTarget target, ReleaseEvent happened, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> failure = [];
        var entry = journal.Write(target, state, happened);

        while (!state.IsOver)
        {
            var next = await ActAsync(state, target, cancellationToken);
            state = ReleaseFlow.Next(state, next);
            failure = state.Phase is ReleasePhase.Failed ? next.Evidence : failure;
            entry = journal.Write(target, state, next);
        }

        return new ReleaseResult(target.App, ReleaseFlow.OutcomeOf(state), [.. failure, .. entry.Evidence.Except(failure)], ReleaseTarget.DigestOf(state.Image));
    }

    private async Task<ReleaseEvent> ActAsync(ReleaseState state, ReleaseTarget target, CancellationToken cancellationToken)
    {
        var time = ReleaseFlow.TimeOf(state.Phase, settings);

        if (time <= TimeSpan.Zero)
        {
            return new ReleaseEvent(ReleaseEventKind.TimedOut, []);
        }

        using var late = new CancellationTokenSource(time, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);

        try
        {
            return await actions.ActAsync(state, target, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ReleaseEvent(ReleaseEventKind.TimedOut, [$"{LedgerStates.Of(state.Phase)} took longer than {time.TotalSeconds} s"]);
        }
    }

    private string? RefuseRollback(ReleaseTarget running, string? to, LedgerEntry? good)
    {
        if (good is null)
        {
            return to is null
                ? $"No other image of {running.App} was ever verified, so there is nothing to go back to."
                : $"'{to}' was never verified as an image of {running.App}. The step that shows the history names those that were.";
        }

        if (ReleaseTarget.DigestOf(good.Image) == running.Digest)
        {
            return $"{good.Image} is what runs now. Name another one.";
        }

        if ((running.SchemaFloor ?? journal.SchemaFloor(running.App)) is { } floor && string.CompareOrdinal(good.Schema ?? "", floor) < 0)
        {
            return $"{good.Image} knows the schema up to '{good.Schema ?? "(not recorded)"}', and the database serves none before '{floor}' any more. Go forward with a new release.";
        }

        return settings.ApprovalRequired && journal.Approval(running.App, good.Image, timeProvider.GetUtcNow() - s_approvalLastsFor) is null
            ? $"A rollback of {running.App} to {good.Image} needs the approval of somebody other than {settings.Actor ?? "(no actor named)"}, not older than {s_approvalLastsFor.TotalMinutes} minutes: the step that approves records it."
            : null;
    }

    /// <summary>Keeps the fly.toml with which the image is deployed, for the day on which somebody goes back to it.</summary>
    private ReleaseTarget Kept(ReleaseTarget target) => target with { ConfigHash = artefacts.KeepConfig(target.ConfigPath) };

    private ReleaseState Begin(ReleaseTarget target) => new()
    {
        Release = string.Create(CultureInfo.InvariantCulture, $"{timeProvider.GetUtcNow():yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}"),
        Phase = ReleasePhase.Planned,
        Target = target.Image,
        Groups = target.Groups.Count,
    };

    private static ReleaseEvent Begun(string image) => new(ReleaseEventKind.Succeeded, [$"{image} is wanted"]);

    private static ReleaseResult Refused(ReleaseTarget target, string text) => new(target.App, ReleaseOutcome.Refused, [text], target.Digest);
}
