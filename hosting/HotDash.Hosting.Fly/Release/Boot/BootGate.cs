using System.Globalization;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Release.Boot;

/// <summary>
/// Starts the artefact that will ship and lets it through only when it becomes ready, answers its routes, stays up and stops when asked.
/// HotDash's incident was a server that would have failed this after one second.
/// </summary>
internal sealed class BootGate(RouteProbe probe, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_pollEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>A program that is ending closes its port before the system reports its end, which is the better evidence.</summary>
    private static readonly TimeSpan s_dying = TimeSpan.FromSeconds(2);

    public async Task<BootResult> TryAsync(BootTarget target, CancellationToken cancellationToken)
    {
        using var process = BootedProcess.Start(target);
        var started = timeProvider.GetTimestamp();

        if (await WaitUntilReadyAsync(target, process, started, cancellationToken) is { Count: > 0 } notReady)
        {
            return new BootResult(notReady, process.FirstErrorLine, null, null);
        }

        var readyAfter = timeProvider.GetElapsedTime(started);

        if (await StayAsync(target, process, cancellationToken) is { Count: > 0 } unstable)
        {
            return new BootResult(unstable, process.FirstErrorLine, readyAfter, null);
        }

        var stopping = timeProvider.GetTimestamp();
        var stopped = await process.StopAsync(target.StopWithin, timeProvider);
        var stoppedAfter = timeProvider.GetElapsedTime(stopping);

        if (!stopped)
        {
            return new BootResult([$"did not end within {Seconds(target.StopWithin)} s of SIGTERM"], process.FirstErrorLine, readyAfter, null);
        }

        return target.Without.Count > 0 && await IsReadyWithoutAsync(target, cancellationToken)
            ? new BootResult([$"says that it is ready although it was started without {string.Join(", ", target.Without.Keys)}: {string.Join(", ", target.Routes.Select(route => route.Path))} would prove nothing"], process.FirstErrorLine, readyAfter, stoppedAfter)
            : new BootResult([], null, readyAfter, stoppedAfter);
    }

    /// <summary>Once more, with what it needs out of reach: HotDash's v74 answered 200 with no database behind it.</summary>
    private async Task<bool> IsReadyWithoutAsync(BootTarget target, CancellationToken cancellationToken)
    {
        using var process = BootedProcess.Start(target with { Environment = target.Environment.Concat(target.Without).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value) });
        var started = timeProvider.GetTimestamp();

        while (timeProvider.GetElapsedTime(started) < target.WithoutFor && !await process.HasEndedAsync())
        {
            if ((await probe.ProbeAsync(target.Probed, new RouteMeasures(), cancellationToken)).Count == 0)
            {
                return true;
            }

            await Task.Delay(s_pollEvery, timeProvider, cancellationToken);
        }

        return false;
    }

    private async Task<IReadOnlyList<string>> WaitUntilReadyAsync(BootTarget target, BootedProcess process, long started, CancellationToken cancellationToken)
    {
        while (true)
        {
            var problems = await probe.ProbeAsync(target.Probed, new RouteMeasures(), cancellationToken);

            if (await process.HasEndedAsync())
            {
                return [Ended(process, timeProvider.GetElapsedTime(started))];
            }

            if (problems.Count == 0)
            {
                return [];
            }

            if (timeProvider.GetElapsedTime(started) >= target.ReadyWithin)
            {
                return [$"was not ready within {Seconds(target.ReadyWithin)} s", .. problems.Select(problem => problem.Text)];
            }

            await Task.Delay(s_pollEvery, timeProvider, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<string>> StayAsync(BootTarget target, BootedProcess process, CancellationToken cancellationToken)
    {
        var ready = timeProvider.GetTimestamp();

        while (timeProvider.GetElapsedTime(ready) < target.StableFor)
        {
            await Task.Delay(s_pollEvery, timeProvider, cancellationToken);

            if (await process.HasEndedAsync())
            {
                return [Ended(process, timeProvider.GetElapsedTime(ready))];
            }

            if (await probe.ProbeAsync(target.Probed, new RouteMeasures(), cancellationToken) is { Count: > 0 } problems && !await process.EndsWithinAsync(s_dying))
            {
                return [.. problems.Select(problem => $"was ready, then: {problem.Text}")];
            }
        }

        return await process.HasEndedAsync() ? [Ended(process, target.StableFor)] : [];
    }

    private static string Ended(BootedProcess process, TimeSpan after) => $"ended by itself with exit code {process.ExitCode} after {Seconds(after)} s";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
