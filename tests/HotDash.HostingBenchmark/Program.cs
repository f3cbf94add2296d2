using System.Globalization;
using HotDash.HostingBenchmark;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine("""
        Usage: dotnet run --project tests/HotDash.HostingBenchmark [-- RUNS]

        Measures the hosting library on the small AppHost of the tests (two executables, one web project, one secret
        parameter): start from `dotnet run --no-build` to all healthy, by phase; stop; manifest; idle memory of the AppHost.
        RUNS  number of measured runs, default 5; one more goes before them, unmeasured, to fill caches.

        Exit codes: 0 printed, 1 a run failed.
        """);

    return 0;
}

var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var home = Directory.CreateTempSubdirectory("hotdash-hosting-").FullName;
try
{
    await HostRun.MeasureAsync(home, CancellationToken.None);
    var measured = new List<HostRun>();
    var manifests = new List<TimeSpan>();
    for (var run = 0; run < runs; run++)
    {
        measured.Add(await HostRun.MeasureAsync(home, CancellationToken.None));
        manifests.Add(await ManifestRun.MeasureAsync(home, CancellationToken.None));
    }

    HostReport.Print(measured, manifests);

    return 0;
}
finally
{
    Directory.Delete(home, recursive: true);
}
