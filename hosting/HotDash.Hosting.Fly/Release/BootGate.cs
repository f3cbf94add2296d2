using System.Globalization;

namespace HotDash.Hosting.Fly.Release;

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

        return stopped
            ? new BootResult([], null, readyAfter, stoppedAfter)
            : new BootResult([$"did not end within {Seconds(target.StopWithin)} s of SIGTERM"], process.FirstErrorLine, readyAfter, null);
    }

    private async Task<IReadOnlyList<string>> WaitUntilReadyAsync(BootTarget target, BootedProcess process, long started, CancellationToken cancellationToken)
    {
        while (true)
        {
            var problems = await probe.ProbeAsync(target.BaseUrl, target.Routes, cancellationToken);

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

            if (await probe.ProbeAsync(target.BaseUrl, target.Routes, cancellationToken) is { Count: > 0 } problems && !await process.EndsWithinAsync(s_dying))
            {
                return [.. problems.Select(problem => $"was ready, then: {problem.Text}")];
            }
        }

        return await process.HasEndedAsync() ? [Ended(process, target.StableFor)] : [];
    }

    private static string Ended(BootedProcess process, TimeSpan after) => $"ended by itself with exit code {process.ExitCode} after {Seconds(after)} s";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
