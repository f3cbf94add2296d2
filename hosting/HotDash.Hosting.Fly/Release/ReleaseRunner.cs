namespace HotDash.Hosting.Fly.Release;

/// <summary>
/// Deploys, verifies and, when that fails, goes back to what was verified last:
/// started → verified, or → deploy-failed or verify-failed → rollback-started → rolled-back or rollback-failed.
/// </summary>
internal sealed class ReleaseRunner(IProcessRunner processes, ReleaseVerifier verifier, ReleaseLedger ledger, ReleaseSettings settings, TimeProvider timeProvider)
{
    private const int MostEvidence = 10;

    public async Task<ReleaseResult> DeployAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        if (Refuse(target) is { } refusal)
        {
            return new ReleaseResult(target.App, ReleaseOutcome.Refused, [refusal]);
        }

        await RecordBaselineAsync(target, cancellationToken);
        var deploy = await DeployImageAsync(target, LedgerStates.Started, settings.Reason, cancellationToken);

        if (deploy.ExitCode != 0)
        {
            return await FailAsync(target, LedgerStates.DeployFailed, deploy.LastLines, deploy.ExitCode, ReleaseOutcome.DeployFailedRolledBack, cancellationToken);
        }

        var started = timeProvider.GetTimestamp();
        var problems = await verifier.VerifyAsync(target, cancellationToken);

        if (problems.Count > 0)
        {
            return await FailAsync(target, LedgerStates.VerifyFailed, [.. problems.Select(problem => problem.Text)], null, ReleaseOutcome.VerifyFailedRolledBack, cancellationToken);
        }

        var entry = Record(target, LedgerStates.Verified, [$"well for {settings.StableFor.TotalSeconds} s"], seconds: timeProvider.GetElapsedTime(started).TotalSeconds);

        return new ReleaseResult(target.App, ReleaseOutcome.Verified, entry.Evidence);
    }

    /// <summary>Deploys an image that was verified before, and verifies it in the same way.</summary>
    public async Task<ReleaseResult> RollBackAsync(ReleaseTarget running, string reason, ReleaseOutcome success, CancellationToken cancellationToken)
    {
        if (ledger.LastGood(running.App, running.Digest) is not { } good)
        {
            return new ReleaseResult(running.App, ReleaseOutcome.NeedsAPerson, [$"no other image of {running.App} was ever verified, so there is nothing to go back to"]);
        }

        var target = running with { Image = good.Image };
        var deploy = await DeployImageAsync(target, LedgerStates.RollbackStarted, reason, cancellationToken);
        var problems = deploy.ExitCode == 0
            ? await verifier.VerifyAsync(target, cancellationToken)
            : [new ReleaseProblem($"flyctl deploy ended with exit code {deploy.ExitCode}: {deploy.LastLine}", true)];
        var evidence = problems.Count == 0 ? [$"{good.Image} (verified {good.At:u}) serves again"] : problems.Select(problem => problem.Text).ToList();
        Record(target, problems.Count == 0 ? LedgerStates.RolledBack : LedgerStates.RollbackFailed, evidence, reason: reason, exitCode: deploy.ExitCode);

        return new ReleaseResult(running.App, problems.Count == 0 ? success : ReleaseOutcome.NeedsAPerson, evidence);
    }

    /// <summary>The target with the image that runs now; an empty digest when the machines cannot be listed or run several.</summary>
    public async Task<ReleaseTarget> FindRunningAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        var (machines, _) = await verifier.MachinesAsync(target.App, cancellationToken);

        return machines.Select(machine => machine.Image).Distinct().ToList() is [var image] ? target with { Image = image } : target;
    }

    private string? Refuse(ReleaseTarget target)
    {
        var history = ledger.Read().Where(entry => entry.App == target.App).ToList();

        if (history.LastOrDefault() is { } last && !LedgerStates.IsSettled(last.State))
        {
            return $"a release of {target.App} was left at '{last.State}' ({last.At:u}). Finish it with the step that rolls back.";
        }

        // The incident's third release was the second one again, out of a build cache.
        return history.LastOrDefault(entry => ReleaseTarget.DigestOf(entry.Image) == target.Digest)?.State is LedgerStates.VerifyFailed or LedgerStates.DeployFailed
            ? $"{target.Image} failed before. Build a new image."
            : null;
    }

    /// <summary>What runs now and is well is what a rollback can go back to, whoever deployed it.</summary>
    private async Task RecordBaselineAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        var (machines, _) = await verifier.MachinesAsync(target.App, cancellationToken);

        if (machines.Select(machine => machine.Image).Distinct().ToList() is [var image] && machines[0].Digest != target.Digest)
        {
            var running = target with { Image = image };

            if ((await verifier.LookAsync(running, cancellationToken)).Count == 0)
            {
                Record(running, LedgerStates.Baseline, ["well before the deploy"]);
            }
        }
    }

    private async Task<ProcessResult> DeployImageAsync(ReleaseTarget target, string state, string? reason, CancellationToken cancellationToken)
    {
        Record(target, state, [], reason: reason);

        return await processes.RunAsync(settings.Flyctl, ReleasePlan.DeployArguments(target), cancellationToken);
    }

    private async Task<ReleaseResult> FailAsync(
        ReleaseTarget target, string state, IReadOnlyList<string> evidence, int? exitCode, ReleaseOutcome rolledBack, CancellationToken cancellationToken)
    {
        Record(target, state, evidence, exitCode: exitCode);
        var rollback = await RollBackAsync(target, $"{state}: {(evidence.Count > 0 ? evidence[0] : "")}", rolledBack, cancellationToken);

        return rollback with { Evidence = [.. evidence, .. rollback.Evidence] };
    }

    private LedgerEntry Record(ReleaseTarget target, string state, IReadOnlyList<string> evidence, string? reason = null, int? exitCode = null, double? seconds = null) => ledger.Append(new LedgerEntry
    {
        Sequence = 0,
        At = default,
        App = target.App,
        State = state,
        Image = target.Image,
        Commit = settings.Commit,
        Actor = settings.Actor,
        Reason = reason,
        ExitCode = exitCode,
        Seconds = seconds,
        Evidence = [.. evidence.Take(MostEvidence)],
    });
}
