using System.Globalization;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Release.Flow;

/// <summary>Does what a phase asks for, through flyctl and HTTP alone, and says what came of it.</summary>
internal sealed class ReleaseActions(
    IProcessRunner processes, ReleaseVerifier verifier, ReleaseJournal journal, ReleaseArtefacts artefacts, ReleaseSettings settings, TimeProvider timeProvider)
{
    public Task<ReleaseEvent> ActAsync(ReleaseState state, ReleaseTarget target, CancellationToken cancellationToken) => state.Phase switch
    {
        ReleasePhase.Planned => LookAsync(target, cancellationToken),
        ReleasePhase.Deploying => DeployAsync(state, target, cancellationToken),
        ReleasePhase.Verifying => VerifyAsync(state, target, cancellationToken),
        ReleasePhase.Failed => DecideAsync(state, target, cancellationToken),
        ReleasePhase.RollingBack => DeployAsync(state, GoodTarget(state, target), cancellationToken),
        ReleasePhase.RollbackVerifying => VerifyAsync(state, GoodTarget(state, target), cancellationToken),
        _ => throw new InvalidOperationException($"There is nothing to do in {state.Phase}."),
    };

    /// <summary>Counts machines, and takes what runs and is well for what a rollback can go back to, whoever deployed it.</summary>
    public async Task<ReleaseEvent> LookAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        var (machines, problem) = await verifier.MachinesAsync(target.App, cancellationToken);

        if (problem is not null)
        {
            return new ReleaseEvent(ReleaseEventKind.Failed, [problem.Text]);
        }

        var counts = machines.Where(machine => !machine.IsStandby).CountBy(machine => machine.Group).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary();
        var looked = new ReleaseEvent(ReleaseEventKind.Succeeded, []) { Counts = counts };

        if (machines.Select(machine => machine.Image).Distinct().ToList() is not [var image] || machines[0].Digest == target.Digest || journal.IsKnownToFail(target.App, machines[0].Digest))
        {
            return looked;
        }

        var running = WithProof(target, image);

        if (await verifier.LookAsync(running, cancellationToken) is { Count: > 0 } problems)
        {
            return looked with { Evidence = [$"{image} runs and is not well: {problems[0].Text}"] };
        }

        journal.Note(running, LedgerStates.Baseline, "well before the deploy");

        return looked with { Image = image };
    }

    private async Task<ReleaseEvent> DeployAsync(ReleaseState state, ReleaseTarget target, CancellationToken cancellationToken)
    {
        if (state.Attempt > 0)
        {
            await Task.Delay(settings.RetryAfter, timeProvider, cancellationToken);
        }

        var deployed = await RunWatchedAsync(state, target, cancellationToken);

        if (deployed.Kind is ReleaseEventKind.Failed)
        {
            return deployed;
        }

        // flyctl says yes to an update that was taken back: the next group must not be touched then.
        if (state.Group + 1 < state.Groups && await verifier.FindFinalProblemAsync(target, target.Groups[state.Group].Name, cancellationToken) is { } problem)
        {
            return deployed with { Kind = ReleaseEventKind.Failed, Evidence = [problem] };
        }

        return state.IsRollback && state.Group + 1 == state.Groups ? await RestoreCountsAsync(state, target, deployed, cancellationToken) : deployed;
    }

    /// <summary>Stops flyctl as soon as the new program is seen to end by itself.</summary>
    private async Task<ReleaseEvent> RunWatchedAsync(ReleaseState state, ReleaseTarget target, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var known = await verifier.CrashedAsync(target, cancellationToken);
        var arguments = ReleasePlan.DeployArguments(target, state.Group, settings);
        var deploying = RunAsync(state, arguments, stop.Token);

        while (!deploying.IsCompleted)
        {
            await Task.WhenAny(deploying, Task.Delay(settings.PollEvery, timeProvider, cancellationToken));

            if (!deploying.IsCompleted && await verifier.FindCrashAsync(target, known, cancellationToken) is { Count: > 0 } crash)
            {
                await stop.CancelAsync();
                await deploying.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

                return deploying.IsCompletedSuccessfully ? await deploying : new ReleaseEvent(ReleaseEventKind.Failed, [.. crash, "flyctl was stopped"]) { Command = [settings.Flyctl, .. arguments] };
            }
        }

        return await deploying;
    }

    private async Task<ReleaseEvent> RestoreCountsAsync(ReleaseState state, ReleaseTarget target, ReleaseEvent deployed, CancellationToken cancellationToken)
    {
        if (journal.CountsOf(target.App, state.Release) is not { Count: > 0 } counts)
        {
            return deployed;
        }

        var (machines, _) = await verifier.MachinesAsync(target.App, cancellationToken);

        return counts.All(pair => machines.Count(machine => machine.Group == pair.Key && !machine.IsStandby) == pair.Value)
            ? deployed
            : await RunAsync(state, ["scale", "count", .. counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")), "--app", target.App, "--yes"], cancellationToken);
    }

    private async Task<ReleaseEvent> RunAsync(ReleaseState state, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var result = await processes.RunAsync(settings.Flyctl, arguments, cancellationToken);

        return new ReleaseEvent(result.ExitCode == 0 ? ReleaseEventKind.Succeeded : ReleaseEventKind.Failed, result.ExitCode == 0 ? [] : result.LastLines)
        {
            Command = [settings.Flyctl, .. arguments],
            ExitCode = result.ExitCode,
            Seconds = Math.Round(timeProvider.GetElapsedTime(started).TotalSeconds, 3),
            Log = artefacts.KeepLog(state.Release, arguments[0], result),
        };
    }

    private async Task<ReleaseEvent> VerifyAsync(ReleaseState state, ReleaseTarget target, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var verification = await verifier.VerifyAsync(target, cancellationToken);
        var seconds = Math.Round(timeProvider.GetElapsedTime(started).TotalSeconds, 3);

        return verification.Problems.Count == 0
            ? new ReleaseEvent(ReleaseEventKind.Succeeded, [state.IsRollback ? $"{target.Image} serves again" : $"well for {settings.StableFor.TotalSeconds} s", .. verification.Measured]) { Seconds = seconds }
            : new ReleaseEvent(ReleaseEventKind.Failed, [.. verification.Problems.Select(problem => problem.Text), .. verification.Measured]) { Seconds = seconds };
    }

    private async Task<ReleaseEvent> DecideAsync(ReleaseState state, ReleaseTarget target, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (journal.Decision(target.App, state.Release) is { } decision)
            {
                return new ReleaseEvent(decision.State == LedgerStates.DecidedToKeep ? ReleaseEventKind.Kept : ReleaseEventKind.Succeeded, [$"{decision.Actor} {decision.State.Replace('-', ' ')}: {decision.Reason}"]);
            }

            await Task.Delay(settings.PollEvery, timeProvider, cancellationToken);
        }
    }

    private ReleaseTarget GoodTarget(ReleaseState state, ReleaseTarget target) => WithProof(target, state.Good ?? throw new InvalidOperationException("There is nothing to go back to."));

    /// <summary>The image with the configuration, the commit and the schema that it was verified with; what is not known stays the new release's.</summary>
    private ReleaseTarget WithProof(ReleaseTarget target, string image)
    {
        var proof = journal.FindGood(target.App, image);
        var config = artefacts.FindConfig(proof?.Config);

        return target with { Image = image, Commit = proof?.Commit, Schema = proof?.Schema, ConfigHash = config is null ? null : proof?.Config, ConfigPath = config ?? target.ConfigPath };
    }
}
