using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

public sealed class AccessibilityTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private static readonly string[] s_paths =
        ["", "?mock=1", "?review=10", "escalations", "conversations", "conversations/10", "approvals", "decisions", "operations", "operations/environments", "operations/alerts", "operations/incidents", "operations/timeline", "ideas", "settings", "nowhere"];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_CheckedByAxe_HasNoSeriousViolation(ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var found = new List<string>();

        foreach (var path in s_paths)
        {
            await VisitAsync(path);
            var result = await Page.RunAxe();
            found.AddRange(result.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes.Select(node => $"/{path}: {violation.Id}: {node.Html}")));
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Keyboard_SkipLink_LeadsToTheContent()
    {
        await OpenAsync("conversations");
        var skip = Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await skip.FocusAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();

        await Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Page.Locator("#main")).ToBeFocusedAsync();
    }
}
