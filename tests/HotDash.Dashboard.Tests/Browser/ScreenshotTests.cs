using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>Every page in light, dark and phone width, kept under <c>artifacts/screenshots</c> for people to look at. None may scroll sideways.</summary>
public sealed class ScreenshotTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private static readonly Guid s_approval = Guid.NewGuid();

    private static readonly (string Name, string Path)[] s_pages =
    [
        ("overview", ""),
        ("overview-sample", "?mock=1"),
        ("review", "?review=10"),
        ("escalations", "escalations"),
        ("conversations", "conversations"),
        ("conversation", "conversations/10"),
        ("approvals", $"approvals?approvalId={s_approval}"),
        ("decisions", "decisions"),
        ("operations", "operations"),
        ("environments", "operations/environments"),
        ("alerts", "operations/alerts"),
        ("incidents", "operations/incidents"),
        ("timeline", "operations/timeline"),
        ("releases", "releases"),
        ("ideas", "ideas"),
        ("settings", "settings"),
        ("not-found", "nowhere"),
    ];

    protected override IReadOnlyDictionary<string, string> Settings => SimulatedDay.Settings;

    [Theory]
    [InlineData("light", 1360, 900)]
    [InlineData("dark", 1360, 900)]
    [InlineData("phone", 390, 844)]
    public async Task Page_AtThisSize_FitsItsWidth(string name, int width, int height)
    {
        await DecideSomethingAsync();
        await SimulatedDay.FillAsync(Dashboard, CancellationToken);
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = name == "dark" ? ColorScheme.Dark : ColorScheme.Light });

        foreach (var (page, path) in s_pages)
        {
            await VisitAsync(path);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{page}-{name}.png"), FullPage = page != "review" });
            Assert.False(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth"), $"{page} scrolls sideways.");
        }
    }

    /// <summary>Lists are looked at with something in them.</summary>
    private async Task DecideSomethingAsync()
    {
        await using var scope = Dashboard.Services.CreateAsyncScope();
        var actor = (await scope.ServiceProvider.GetRequiredService<OperatorStore>().FindAsync("developer@localhost", CancellationToken))!.ToActor();
        var desk = scope.ServiceProvider.GetRequiredService<ApprovalDesk>();
        var draft = new ApprovalDraft(s_approval, ApprovalKinds.CxReply, "Reply to Priya Raman", "chatwoot:12", "They fit: the stock axle has the same perch bolts.")
        {
            ConversationId = 12,
            Evidence = "Priya Raman wrote: Do the 1932 Ford hairpins fit a stock axle?",
            RollbackPlan = "Send a correction.",
        };
        await desk.ProposeAsync(draft, actor, CancellationToken);
        await desk.SendAsync(draft with { Id = Guid.NewGuid(), Title = "Reply to Tom Okafor", ConversationId = 13, Reference = "chatwoot:13", Content = "Yes, until it ships." }, actor, CancellationToken);
        var order = new ConversationOrder(Guid.NewGuid(), actor) { Rationale = "Second damaged parcel" };
        await scope.ServiceProvider.GetRequiredService<ConversationDecisions>().EscalateAsync(11, order, CancellationToken);
    }

    private static string Folder { get; } = Path.Combine(
        AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)],
        "screenshots");
}
