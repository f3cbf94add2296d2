using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Progress;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;
using HotDash.ReleaseDrill.Crashes;

namespace HotDash.Hosting.Fly.Tests.Release;

/// <summary>What a rollback by hand is refused for, and what it does otherwise. On a scripted Fly.</summary>
public sealed class RollbackRulesTests : IDisposable
{
    private static readonly string s_old = ScriptedRelease.Image('a');
    private static readonly string s_new = ScriptedRelease.Image('b');

    private readonly string _folder = Directory.CreateTempSubdirectory("rollback-").FullName;
    private readonly MovableTime _time = new();

    public RollbackRulesTests() => new ScriptedWorld { Runs = new Dictionary<string, string> { ["app"] = s_new } }.Write(_folder);

    private ReleaseLedger Ledger => new(Path.Combine(_folder, "ledger"), _time);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rollback_ToWhatWasVerifiedBefore_IsVerifiedAndRecorded()
    {
        Verified(s_old);
        Verified(s_new);

        var result = await RollBackAsync(new ReleaseSettings { Reason = "it is slow", Actor = "ann" });

        Assert.Equal((ReleaseOutcome.Verified, s_old), (result.Outcome, ScriptedWorld.Read(_folder).Runs["app"]));
        Assert.Equal(("rolled-back", s_old, "it is slow", "ann"), Ledger.Read()[^1] is var last ? (last.State, last.Image, last.Reason, last.Actor) : default);
    }

    [Theory]
    [InlineData("sha256:0000", "was never verified as an image of sample")]
    [InlineData("b", "is what runs now. Name another one.")]
    public async Task Rollback_ToAnUnknownOrTheCurrentImage_IsRefused(string to, string problem)
    {
        Verified(s_old);
        Verified(s_new);

        var result = await RollBackAsync(new ReleaseSettings { Reason = "x", To = to == "b" ? s_new : to });

        Assert.Equal(ReleaseOutcome.Refused, result.Outcome);
        Assert.Contains(problem, Assert.Single(result.Evidence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rollback_ToAnImageThatTheSchemaNoLongerFits_IsRefused()
    {
        Verified(s_old, schema: "0006_preferences");
        Verified(s_new, schema: "0008_drop_ideas", floor: "0007_ideas");

        var result = await RollBackAsync(new ReleaseSettings { Reason = "x" });

        Assert.Equal(ReleaseOutcome.Refused, result.Outcome);
        Assert.Contains("knows the schema up to '0006_preferences', and the database serves none before '0007_ideas'", Assert.Single(result.Evidence), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0, "Refused")]
    [InlineData("ann", 0, "Refused")]
    [InlineData("bob", 31, "Refused")]
    [InlineData("bob", 29, "Verified")]
    public async Task Rollback_WhereAnApprovalIsRequired_NeedsOneOfSomebodyElseThatIsFresh(string? approver, int minutesAgo, string outcome)
    {
        Verified(s_old);
        Verified(s_new);

        if (approver is not null)
        {
            _time.Offset = TimeSpan.FromMinutes(-minutesAgo);
            Ledger.Append(new LedgerEntry { App = ScriptedRelease.App, State = LedgerStates.Approved, Image = s_old, Actor = approver, Reason = "agreed" });
            _time.Offset = TimeSpan.Zero;
        }

        Assert.Equal(outcome, (await RollBackAsync(new ReleaseSettings { Reason = "x", Actor = "ann", ApprovalRequired = true })).Outcome.ToString());
    }

    [Fact]
    public async Task Rollback_WithTheConfigurationOfThatDay_UsesTheKeptFile()
    {
        var artefacts = new ReleaseArtefacts(Ledger.Folder, _time);
        var then = Path.Combine(_folder, "then.toml");
        await File.WriteAllTextAsync(then, "app = \"sample\" # then\n", TestContext.Current.CancellationToken);
        Verified(s_old, config: artefacts.KeepConfig(then));
        Verified(s_new);

        await RollBackAsync(new ReleaseSettings { Reason = "x" });

        var command = Ledger.Read().Single(entry => entry.State == "rollback-verifying").Command!;
        Assert.Equal("app = \"sample\" # then\n", await File.ReadAllTextAsync(command[command.ToList().IndexOf("--config") + 1], TestContext.Current.CancellationToken));
    }

    private void Verified(string image, string? schema = null, string? floor = null, string? config = null) => Ledger.Append(new LedgerEntry
    {
        App = ScriptedRelease.App, State = "verified", Image = image, Schema = schema, SchemaFloor = floor, Config = config,
        Flow = new ReleaseState { Release = image[^4..], Phase = ReleasePhase.Verified, Target = image },
    });

    private async Task<ReleaseResult> RollBackAsync(ReleaseSettings asked)
    {
        using var fly = new ScriptedFly(_folder, static _ => { });
        using var http = new HttpMessageInvoker(fly, disposeHandler: false);
        var settings = new ReleaseSettings
        {
            StableFor = TimeSpan.FromMilliseconds(3), PollEvery = TimeSpan.FromMilliseconds(1), Reason = asked.Reason, To = asked.To, Actor = asked.Actor, ApprovalRequired = asked.ApprovalRequired,
        };
        var journal = new ReleaseJournal(Ledger, static () => { }, settings, new JsonProgress(TextWriter.Null));
        var artefacts = new ReleaseArtefacts(Ledger.Folder, _time);
        var actions = new ReleaseActions(fly, new ReleaseVerifier(fly, new RouteProbe(http, settings.AnswerWithin), settings, _time), journal, artefacts, settings, _time);
        var config = Path.Combine(_folder, "fly.toml");
        await File.WriteAllTextAsync(config, "app = \"sample\"\n", TestContext.Current.CancellationToken);
        var running = new ReleaseTarget { App = ScriptedRelease.App, Image = s_new, ConfigPath = config, Groups = [new ReleaseGroup("app", false, false)] };

        return await new ReleaseRunner(actions, journal, artefacts, settings, _time).RollBackAsync(running, settings.To, TestContext.Current.CancellationToken);
    }
}
