using System.Globalization;

namespace HotDash.ReleaseDrill.Model;

/// <summary>The model with two crashes and a suspension, for every combination of working images.</summary>
internal static class ModelCommand
{
    public static int Run()
    {
        var started = TimeProvider.System.GetTimestamp();
        var crashes = SoakScale.Of(2, atLeast: 1);
        var violations = 0;
        var states = 0;

        foreach (var well in new[] { "old a b", "old a", "old b", "old", "a b", "a", "b", "" })
        {
            var explorer = new ModelExplorer().Explore(ModelExplorer.Begin(well, crashes, hangs: 1));
            states += explorer.States;
            violations += explorer.Violation is null ? 0 : 1;
            Console.Error.Write(explorer.Violation is { } violation ? $"with '{well}' well: {violation}\n" : "");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"release: {states} states of two operators with {crashes} crashes, a suspension and lock expiry; {violations} violations; {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s"));

        return violations == 0 ? 0 : 1;
    }
}
