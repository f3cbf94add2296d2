using System.Globalization;
using HotDash.StackBenchmark;
using HotDash.SystemHarness;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(Usage.Text);
    return 0;
}

var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var home = Directory.CreateTempSubdirectory("hotdash-bench-").FullName;
try
{
    var first = await StackRun.MeasureAsync(home, idle: TimeSpan.Zero, CancellationToken.None);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start, initialising the data folder: {first.Start.TotalSeconds:F2} s"));

    var floors = new List<BareFloor>();
    var measured = new List<StackRun>();
    for (var run = 1; run <= runs; run++)
    {
        floors.Add(await BareFloor.MeasureAsync(CancellationToken.None));
        measured.Add(await StackRun.MeasureAsync(home, idle: run == runs ? TimeSpan.FromSeconds(20) : TimeSpan.Zero, CancellationToken.None));
        Report.PrintRun(run, floors[^1], measured[^1]);
    }

    Report.Print(floors, measured);

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
