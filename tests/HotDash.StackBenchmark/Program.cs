using System.Globalization;
using HotDash.StackBenchmark;
using HotDash.SystemHarness;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(Usage.Text);
    return 0;
}

var home = Directory.CreateTempSubdirectory("hotdash-bench-").FullName;
try
{
    await (args switch
    {
        ["idle"] => IdleRun.PrintAsync(home, minutes: 60, CancellationToken.None),
        ["idle", var minutes] => IdleRun.PrintAsync(home, Number(minutes), CancellationToken.None),
        [var runs, "containers"] => StartRuns.PrintOnContainersAsync(home, Number(runs), CancellationToken.None),
        [var runs] => StartRuns.PrintAsync(home, Number(runs), CancellationToken.None),
        _ => StartRuns.PrintAsync(home, runs: 5, CancellationToken.None),
    });

    return 0;
}
catch (InvalidOperationException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
finally
{
    AppHostProcess.DeleteHome(home);
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
