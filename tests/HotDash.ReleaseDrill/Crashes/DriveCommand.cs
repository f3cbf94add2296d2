using System.Diagnostics;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.ReleaseDrill.Crashes;

/// <summary>A runner that kills itself at one point: SIGKILL, so nothing is tidied up.</summary>
internal static class DriveCommand
{
    public static async Task<int> RunAsync(string folder, int at, CancellationToken cancellationToken)
    {
        var passed = 0;
        var release = new ScriptedRelease(folder, _ =>
        {
            if (Interlocked.Increment(ref passed) == at)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        });
        using var lease = ReleaseLease.TryTake(release.LedgerFolder, "drive", TimeSpan.FromMinutes(1), TimeProvider.System, out _) ?? throw new InvalidOperationException("The lock is held.");
        await release.DeployAsync(ScriptedRelease.Image('b'), lease.Require, cancellationToken);
        Console.WriteLine(passed);

        return 0;
    }
}
