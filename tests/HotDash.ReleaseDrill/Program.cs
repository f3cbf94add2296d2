using System.Globalization;
using HotDash.ReleaseDrill.Corpus;
using HotDash.ReleaseDrill.Crashes;
using HotDash.ReleaseDrill.Incident;
using HotDash.ReleaseDrill.Model;
using HotDash.ReleaseDrill.Staging;

return args switch
{
    ["drive", var folder, var at] => await DriveCommand.RunAsync(folder, int.Parse(at, CultureInfo.InvariantCulture), CancellationToken.None),
    ["model"] => ModelCommand.Run(),
    ["kill"] => await KillCommand.RunAsync(CancellationToken.None),
    ["corpus"] => await CorpusCommand.RunAsync(CancellationToken.None),
    ["incident"] => await IncidentCommand.RunAsync(CancellationToken.None),
    ["staging"] => await StagingCommand.RunUntilStoppedAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: HotDash.ReleaseDrill model | kill | corpus | incident | staging   (HOTDASH_SOAK_SCALE, default 1)");

    return 2;
}
