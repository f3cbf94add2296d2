namespace HotDash.ReleaseDrill.Crashes;

/// <summary>A release that is interrupted somewhere. Image a runs and is deployed before, b is what comes.</summary>
internal sealed record CrashScenario(string Name, ScriptedWorld World)
{
    public static IReadOnlyList<CrashScenario> All { get; } =
    [
        new("a good release of one group", Running("app")),
        new("a good release of two groups", Running("web", "worker")),
        new("a broken release of one group", Running("app") with { Broken = [ScriptedRelease.Image('b')] }),
        new("a broken release of two groups", Running("web", "worker") with { Broken = [ScriptedRelease.Image('b')] }),
        new("a release that flyctl refuses", Running("app") with { Refused = [ScriptedRelease.Image('b')] }),
        new("a release that is taken back", Running("web", "worker") with { TakenBack = [ScriptedRelease.Image('b')] }),
        new("a broken release after which the old one is broken too", Running("app") with { Broken = [ScriptedRelease.Image('a'), ScriptedRelease.Image('b')] }),
    ];

    private static ScriptedWorld Running(params string[] groups) => new() { Runs = groups.ToDictionary(group => group, _ => ScriptedRelease.Image('a')) };

    /// <summary>Null: it ended as it may. Otherwise what is wrong with its end.</summary>
    public static string? Judge(string folder, ScriptedRelease release)
    {
        var entries = release.Ledger.Read();
        var last = entries.LastOrDefault(entry => entry.Flow is not null);
        var world = ScriptedWorld.Read(folder);

        return last?.Flow switch
        {
            null => "nothing was written",
            { IsOver: false } => $"it was left at {last.State}",
            { Phase: Hosting.Fly.Release.Flow.ReleasePhase.NeedsAPerson } => last.Evidence.Count == 0 && entries.All(entry => entry.Evidence.Count == 0) ? "a person is needed, without evidence" : null,
            _ when !world.IsWell || world.Runs.Values.Any(image => image != last.Image) => $"{last.State} {last.Image} was written, but {string.Join(", ", world.Runs.Values)} runs",
            _ => null,
        };
    }
}
