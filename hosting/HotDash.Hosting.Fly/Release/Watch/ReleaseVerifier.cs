using System.Text.Json;

namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>Watches an app until it has been well for the whole window, or cannot be any more.</summary>
internal sealed class ReleaseVerifier(IProcessRunner processes, RouteProbe probe, ReleaseSettings settings, TimeProvider timeProvider)
{
    public async Task<Verification> VerifyAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        var since = timeProvider.GetUtcNow();
        var measures = new RouteMeasures();
        var watch = new WellnessWatch(settings, timeProvider);

        while (true)
        {
            var problems = await LookAsync(target, measures, cancellationToken);

            if (watch.Judge(problems) is { } verdict)
            {
                return await ConcludeAsync(target, verdict, measures, since, cancellationToken);
            }

            await Task.Delay(settings.PollEvery, timeProvider, cancellationToken);
        }
    }

    public Task<IReadOnlyList<ReleaseProblem>> LookAsync(ReleaseTarget target, CancellationToken cancellationToken) => LookAsync(target, new RouteMeasures(), cancellationToken);

    /// <summary>Machines whose program ended by itself, each as its last update left it: what a deploy before has left behind is not the fault of the next.</summary>
    public async Task<IReadOnlyList<(string Id, DateTimeOffset? Since)>> CrashedAsync(ReleaseTarget target, CancellationToken cancellationToken) =>
        [.. Crashed(target, (await MachinesAsync(target.App, cancellationToken)).Machines).Select(machine => (machine.Id, machine.Since))];

    /// <summary>A machine that has the new image already and whose program ended by itself, with its first error line. flyctl would wait minutes for its checks.</summary>
    public async Task<IReadOnlyList<string>> FindCrashAsync(ReleaseTarget target, IReadOnlyList<(string Id, DateTimeOffset? Since)> known, CancellationToken cancellationToken)
    {
        var (machines, _) = await MachinesAsync(target.App, cancellationToken);
        var crashed = Crashed(target, machines).Where(machine => !known.Contains((machine.Id, machine.Since))).ToList();

        if (MachineJudge.Judge(target, crashed).FirstOrDefault(problem => problem.IsFinal) is not { } crash)
        {
            return [];
        }

        var error = (await LogsAsync(target.App, cancellationToken)).FirstOrDefault(line => line.IsError && crashed.Any(machine => machine.Id == line.Instance && line.At >= (machine.Since ?? DateTimeOffset.MinValue)));

        return error is null ? [crash.Text] : [crash.Text, $"first error line: {error.Message}"];
    }

    /// <summary>What waiting cannot mend about the machines of one group.</summary>
    public async Task<string?> FindFinalProblemAsync(ReleaseTarget target, string group, CancellationToken cancellationToken)
    {
        var (machines, problem) = await MachinesAsync(target.App, cancellationToken);

        return problem?.Text ?? MachineJudge.Judge(target, [.. machines.Where(machine => machine.Group == group)]).FirstOrDefault(found => found.IsFinal)?.Text;
    }

    public async Task<(IReadOnlyList<FlyMachine> Machines, ReleaseProblem? Problem)> MachinesAsync(string app, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(settings.Flyctl, ["machine", "list", "--app", app, "--json"], cancellationToken);

        if (result.ExitCode != 0)
        {
            return ([], new ReleaseProblem($"the machines of {app} cannot be listed (exit code {result.ExitCode}): {result.LastLine}", false));
        }

        try
        {
            return (FlyMachineReader.Read(result.Output), null);
        }
        catch (JsonException exception)
        {
            return ([], new ReleaseProblem($"flyctl's list of machines is not understood: {exception.Message}", false));
        }
    }

    public async Task<IReadOnlyList<FlyLogLine>> LogsAsync(string app, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(settings.Flyctl, ["logs", "--app", app, "--no-tail", "--json"], cancellationToken);

        return result.ExitCode == 0 ? FlyLogReader.Read(result.Output) : [];
    }

    private async Task<IReadOnlyList<ReleaseProblem>> LookAsync(ReleaseTarget target, RouteMeasures measures, CancellationToken cancellationToken)
    {
        var (machines, problem) = await MachinesAsync(target.App, cancellationToken);

        return problem is not null
            ? [problem]
            : [.. MachineJudge.Judge(target, machines), .. await probe.ProbeAsync(target.Probed, measures, cancellationToken)];
    }

    private static IEnumerable<FlyMachine> Crashed(ReleaseTarget target, IReadOnlyList<FlyMachine> machines) =>
        machines.Where(machine => machine.Digest == target.Digest && machine.Exits.Any(exit => !exit.RequestedStop));

    /// <summary>A release that was well all the time may still have been slow, stood still, or complained a lot.</summary>
    private async Task<Verification> ConcludeAsync(ReleaseTarget target, IReadOnlyList<ReleaseProblem> verdict, RouteMeasures measures, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (machines, _) = await MachinesAsync(target.App, cancellationToken);
        var begun = machines.ToDictionary(machine => machine.Id, machine => machine.Since);
        var errors = (await LogsAsync(target.App, cancellationToken)).Where(line => line.IsError && line.At >= (begun.GetValueOrDefault(line.Instance) ?? since)).ToList();
        IReadOnlyList<string> measured = [.. measures.Describe(), .. errors.Take(1).Select(line => $"first of {errors.Count} error lines: {line.Message}")];

        if (verdict.Count > 0)
        {
            return new Verification(verdict, measured);
        }

        IReadOnlyList<string> found =
        [
            .. measures.SlowerThan(settings.SlowestP95),
            .. measures.StandingStill(),
            .. errors.Count > settings.MostErrorLines ? new[] { $"{errors.Count} error lines were logged, more than {settings.MostErrorLines}" } : [],
        ];

        return new Verification([.. found.Select(text => new ReleaseProblem(text, true))], measured);
    }
}
