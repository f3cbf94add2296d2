using HotDash.Hosting.Fly;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Progress;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.ReleaseDrill.Crashes;

/// <summary>The product's runner on a scripted Fly, with times that pass at once.</summary>
internal sealed class ScriptedRelease(string folder, Action<string> point) : TimeProvider, IReleaseProgress
{
    public const string App = "sample";

    private static readonly ReleaseSettings s_settings = new()
    {
        StableFor = TimeSpan.FromMilliseconds(3), PollEvery = TimeSpan.FromMilliseconds(1), UnwellFor = TimeSpan.FromMilliseconds(5), RetryAfter = TimeSpan.FromMilliseconds(1), Actor = "drill",
    };

    public static string Image(char letter) => $"registry.fly.io/{App}@sha256:{new string(letter, 64)}";

    public string LedgerFolder => Path.Combine(folder, "ledger");

    public ReleaseLedger Ledger => new(LedgerFolder, this);

    /// <summary>Before an entry is written, and whenever else somebody asks for the time.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        point("asked for the time");

        return base.GetUtcNow();
    }

    public void Report(LedgerEntry entry) => point($"after {entry.State}");

    public async Task<ReleaseResult> DeployAsync(string image, Action guard, CancellationToken cancellationToken)
    {
        using var fly = new ScriptedFly(folder, point);
        using var http = new HttpMessageInvoker(fly, disposeHandler: false);

        return await Runner(fly, http, guard).DeployAsync(Target(image), cancellationToken);
    }

    public async Task<ReleaseResult?> ResumeAsync(Action guard, CancellationToken cancellationToken)
    {
        using var fly = new ScriptedFly(folder, point);
        using var http = new HttpMessageInvoker(fly, disposeHandler: false);

        return await Runner(fly, http, guard).ResumeAsync(Target(""), cancellationToken);
    }

    public async Task<ReleaseResult> RollBackAsync(string running, string? to, Action guard, CancellationToken cancellationToken)
    {
        using var fly = new ScriptedFly(folder, point);
        using var http = new HttpMessageInvoker(fly, disposeHandler: false);

        return await Runner(fly, http, guard).RollBackAsync(Target(running), to, cancellationToken);
    }

    private ReleaseRunner Runner(ScriptedFly fly, HttpMessageInvoker http, Action guard)
    {
        var journal = new ReleaseJournal(Ledger, guard, s_settings, this);
        var artefacts = new ReleaseArtefacts(LedgerFolder, this);

        return new ReleaseRunner(new ReleaseActions(fly, new ReleaseVerifier(fly, new RouteProbe(http, s_settings.AnswerWithin), s_settings, this), journal, artefacts, s_settings, this), journal, artefacts, s_settings, this);
    }

    private ReleaseTarget Target(string image)
    {
        var config = Path.Combine(folder, "fly.toml");
        File.WriteAllText(config, $"app = \"{App}\"\n");

        return new ReleaseTarget
        {
            App = App,
            Image = image,
            ConfigPath = config,
            Groups = [.. ScriptedWorld.Read(folder).Runs.Keys.Select(group => new ReleaseGroup(group, NeedsCheck: false, MayStop: false))],
            BaseUrl = new Uri("http://sample.test"),
            Routes = [new FlyRoute("/health") { MustContain = ["{digest}"] }],
        };
    }
}
