using Bunit;
using HotDash.Dashboard.Features.Releases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Tests.Features.Releases;

public sealed class ReleasesPageTests : BunitContext
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Page_OfAnIncident_ShowsOutcomeCauseAndTimeline()
    {
        File.WriteAllText(_path, """
            [{"id":"r1","app":"hotdash-staging","began":"2026-11-24T03:49:53Z","ended":"2026-11-24T03:51:20Z","state":"rolled-back","cause":"verify-failed","target":"registry.fly.io/hotdash-staging@sha256:2222222222222222","actor":"ann","reason":"P0",
              "failure":["machine d8 (app) exited with code 1 since its update (restart 2)"],
              "entries":[{"at":"2026-11-24T03:49:53Z","state":"planned","evidence":["wanted"]},{"at":"2026-11-24T03:50:08Z","state":"failed","seconds":15.0,"exitCode":0,"evidence":["machine d8 (app) exited with code 1 since its update (restart 2)"]}]}]
            """);

        var page = Show(_path);

        Assert.Equal("Rolled back", page.WaitForElement(".badge-warning").TextContent);
        Assert.Contains("it did not serve: machine d8 (app) exited with code 1", page.Find("tbody .muted").TextContent, StringComparison.Ordinal);
        Assert.Equal(["0.0 s planned", "15.0 s failed, exit code 0"], page.FindAll("li > span").Select(line => line.TextContent));
        Assert.Equal("2 steps in 87.0 s", page.Find("summary").TextContent);
    }

    [Theory]
    [InlineData(null, "No release ledger is named")]
    [InlineData("nowhere.json", "The release ledger 'nowhere.json' cannot be read")]
    public void Page_WithoutALedger_SaysWhy(string? path, string problem)
    {
        var page = Show(path);

        Assert.StartsWith(problem, page.WaitForElement(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("There is nothing to show.", page.Find(".empty").TextContent);
    }

    [Fact]
    public void Page_WithAnEmptyLedger_SaysThatNothingWasReleased()
    {
        File.WriteAllText(_path, "[]");

        Assert.Equal("Nothing has been released yet.", Show(_path).Find(".empty").TextContent);
    }

    protected override void Dispose(bool disposing)
    {
        File.Delete(_path);
        base.Dispose(disposing);
    }

    private IRenderedComponent<ReleasesPage> Show(string? path)
    {
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new ReleaseFile(Options.Create(new ReleaseOptions { Path = path })));

        return Render<ReleasesPage>();
    }
}
