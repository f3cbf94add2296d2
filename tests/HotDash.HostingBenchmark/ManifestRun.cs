using System.Diagnostics;
using HotDash.SystemHarness;

namespace HotDash.HostingBenchmark;

internal static class ManifestRun
{
    public static async Task<TimeSpan> MeasureAsync(string home, CancellationToken cancellationToken)
    {
        var output = Path.Combine(home, "manifest");
        var watch = Stopwatch.StartNew();
        using var run = MiniAppHostProcess.Start(
            home, new MarkedProcesses(Guid.NewGuid().ToString("N")), "--publisher", "manifest", "--output-path", output);
        await run.StandardOutput.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);

        return run.ExitCode is 0 && File.Exists(Path.Combine(output, "aspire-manifest.json"))
            ? watch.Elapsed
            : throw new InvalidOperationException($"Writing the manifest ended with exit code {run.ExitCode}.");
    }
}
