using System.Text.Json;

namespace HotDash.Hosting.Fly.Release;

/// <summary>Watches an app until it has been well for the whole window, or cannot be any more.</summary>
internal sealed class ReleaseVerifier(IProcessRunner processes, RouteProbe probe, ReleaseSettings settings, TimeProvider timeProvider)
{
    /// <summary>No problems: verified. Otherwise what was wrong last.</summary>
    public async Task<IReadOnlyList<ReleaseProblem>> VerifyAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        long? wellSince = null;

        while (true)
        {
            var problems = await LookAsync(target, cancellationToken);

            if (problems.Count == 0)
            {
                wellSince ??= timeProvider.GetTimestamp();

                if (timeProvider.GetElapsedTime(wellSince.Value) >= settings.StableFor)
                {
                    return [];
                }
            }
            else if (problems.Any(problem => problem.IsFinal))
            {
                return problems;
            }
            else
            {
                wellSince = null;
            }

            if (timeProvider.GetElapsedTime(started) >= settings.VerifyWithin)
            {
                return problems.Count > 0 ? problems : [new ReleaseProblem($"was well, but not yet for {settings.StableFor.TotalSeconds} s when the time was over", true)];
            }

            await Task.Delay(settings.PollEvery, timeProvider, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<ReleaseProblem>> LookAsync(ReleaseTarget target, CancellationToken cancellationToken)
    {
        var (machines, problem) = await MachinesAsync(target.App, cancellationToken);

        return problem is not null
            ? [problem]
            : [.. MachineJudge.Judge(target, machines), .. await probe.ProbeAsync(target.BaseUrl, target.Routes, cancellationToken)];
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
}
