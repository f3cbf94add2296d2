using System.Diagnostics;
using System.Globalization;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Workload.Models;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Workload;

/// <summary>How long a publish takes: of generated models in this process, and of the real AppHost from the start of its process.</summary>
internal static class BenchmarkCommand
{
    private const int Rounds = 7;

    private static readonly int[] s_sizes = [10, 50, 200];

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var size in s_sizes)
        {
            var spec = ModelGenerator.Sound(size);
            var times = new List<TimeSpan>();

            // The first one compiles.
            for (var round = 0; round <= Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                await PublishAsync(spec, cancellationToken);
                times.Add(watch.Elapsed);
            }

            var median = times.Skip(1).Order().ElementAt(Rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,4} resources: {median.TotalMilliseconds,7:F1} ms warm, {times[0].TotalMilliseconds,7:F1} ms first, {median.TotalMilliseconds / size,6:F2} ms each"));
        }

        return await MeasureAppHostAsync(cancellationToken);
    }

    private static async Task PublishAsync(ModelSpec spec, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("fly-benchmark-").FullName;

        try
        {
            var publication = await new ModelBuilder(spec, folder, order: 0).PublishAsync(cancellationToken);

            if (publication.Refusals.Count > 0)
            {
                throw new InvalidOperationException(publication.Refusals[0].ToString());
            }

            await GeneratedFiles.WriteAsync(folder, publication.Files, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAppHostAsync(CancellationToken cancellationToken)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = RepositoryRoot.Combine("artifacts", "bin", "HotDash.AppHost", configuration, "HotDash.AppHost.dll");

        if (!File.Exists(program))
        {
            Console.WriteLine($"HotDash: skipped, build HotDash.AppHost in {configuration} first");

            return 0;
        }

        var times = new List<TimeSpan>();

        for (var round = 0; round < Rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("fly-benchmark-").FullName;
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--operation", "publish", "--step", "publish", "--output-path", folder, $"--Parameters:chatwoot-image-digest=sha256:{new string('0', 64)}"]) { RedirectStandardOutput = true })
                ?? throw new InvalidOperationException("dotnet did not start.");
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            times.Add(watch.Elapsed);
            Directory.Delete(folder, recursive: true);

            if (process.ExitCode != 0)
            {
                Console.Error.WriteLine($"HotDash: publish ended with exit code {process.ExitCode}");

                return 1;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"HotDash, from the start of its process: {times.Order().ElementAt(Rounds / 2).TotalSeconds:F2} s (slowest {times.Max().TotalSeconds:F2} s)"));

        return 0;
    }
}
