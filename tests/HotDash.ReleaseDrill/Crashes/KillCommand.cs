using System.Diagnostics;
using System.Globalization;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.ReleaseDrill.Crashes;

/// <summary>
/// Kills real runners with SIGKILL: at every point of every scenario in turn, and at random moments from outside.
/// After each, another process takes the lock over and finishes; then the ledger has to be whole and to say what runs.
/// </summary>
internal static class KillCommand
{
    private const int Whole = 1000;

    private static readonly TimeSpan s_lock = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var lengths = new List<int>();

        foreach (var scenario in CrashScenario.All)
        {
            lengths.Add(await CountPointsAsync(scenario, cancellationToken));
        }

        var kills = Enumerable.Range(0, SoakScale.Of(Whole, atLeast: 20)).Select(number => (Scenario: number % CrashScenario.All.Count, Round: number / CrashScenario.All.Count)).ToList();
        var problems = new List<string>();
        var started = TimeProvider.System.GetTimestamp();

        await Parallel.ForEachAsync(kills, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (kill, token) =>
        {
            // Once through all its points, a scenario is killed at random moments.
            var at = kill.Round < lengths[kill.Scenario] ? kill.Round + 1 : -1;

            if (await KillAtAsync(CrashScenario.All[kill.Scenario], at, token) is { } problem)
            {
                lock (problems)
                {
                    problems.Add(problem);
                }
            }
        });

        problems.ForEach(Console.Error.WriteLine);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"release: killed {kills.Count} runners (kill -9) in {CrashScenario.All.Count} scenarios of {string.Join(", ", lengths)} points on a scripted Fly; {problems.Count} ended otherwise than new verified, old verified or needs a person; {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s"));

        return problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Null: it ended as it may.</summary>
    public static async Task<string?> KillAtAsync(CrashScenario scenario, int at, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("release-kill-");

        try
        {
            scenario.World.Write(folder.FullName);
            await DriveAsync(folder.FullName, at, cancellationToken);
            var release = new ScriptedRelease(folder.FullName, static _ => { });
            using var lease = ReleaseLease.TryTake(release.LedgerFolder, "next", s_lock, TimeProvider.System, out var held);

            if (lease is null)
            {
                return $"{scenario.Name}, killed at point {at}: the lock of a dead process was not taken over ({held})";
            }

            _ = await release.ResumeAsync(lease.Require, cancellationToken);

            return release.Ledger.Read().Count > 0 && CrashScenario.Judge(folder.FullName, release) is { } problem ? $"{scenario.Name}, killed at point {at}: {problem}" : null;
        }
        catch (LedgerDamagedException exception)
        {
            return $"{scenario.Name}, killed at point {at}: {exception.Message}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> CountPointsAsync(CrashScenario scenario, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("release-kill-");

        try
        {
            scenario.World.Write(folder.FullName);

            return int.Parse(await DriveAsync(folder.FullName, 0, cancellationToken), CultureInfo.InvariantCulture);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>With a negative point it is killed from here, at a moment within what a release takes.</summary>
    private static async Task<string> DriveAsync(string folder, int at, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "HotDash.ReleaseDrill"), ["drive", folder, at.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The runner did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);

        if (at < 0)
        {
            await WaitForLedgerAsync(folder, process, cancellationToken);
            await Task.Delay(Random.Shared.Next(0, 120), cancellationToken);
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken);
        await error;

        return await output;
    }

    private static async Task WaitForLedgerAsync(string folder, Process process, CancellationToken cancellationToken)
    {
        while (!File.Exists(Path.Combine(folder, "ledger", "releases.jsonl")) && !process.HasExited)
        {
            await Task.Delay(1, cancellationToken);
        }
    }
}
