using HotDash.Dashboard.Features.Approvals;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

public sealed class DecidingTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Approval_QueuedThenApprovedByKeyboard_IsSentAndInTheLog()
    {
        await OpenAsync("?review=10");
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Queue for approval" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("waiting for approval.", new() { Exact = false }).First).ToBeVisibleAsync();
        Assert.Empty(Dashboard.Chatwoot[10].PublicReplies);

        await OpenAsync("approvals");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Reply to Jamie Lee" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true })).ToBeEnabledAsync();
        await Page.GetByLabel("Evidence: why now").FocusAsync();
        await Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Page.GetByText("Reply sent.")).ToBeVisibleAsync();
        Assert.Single(Dashboard.Chatwoot[10].PublicReplies);

        await OpenAsync("decisions?q=chatwoot:10");
        await Assertions.Expect(Page.GetByText("Approved a reply")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText(Tools.ReplyFromNote, new() { Exact = false }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Overview_ChatwootGoesDown_KeepsWhatWasReadAndSaysSo()
    {
        await OpenAsync("");
        await Assertions.Expect(Page.Locator("[data-tile=unread-messages]").GetByText("Marcus Bell")).ToBeVisibleAsync();
        Dashboard.Chatwoot.Interfere = _ => Task.FromResult<IResult?>(Results.StatusCode(500));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Refresh Unread messages" }).ClickAsync();

        var tile = Page.Locator("[data-tile=unread-messages]");
        await Assertions.Expect(tile.GetByText("Out of date")).ToBeVisibleAsync();
        await Assertions.Expect(tile.GetByText("Marcus Bell")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Settings_ThemeAndHiddenTile_AreKept()
    {
        await OpenAsync("settings");
        await Page.GetByLabel("Dark").CheckAsync();
        await Page.GetByLabel("Ops pulse", new() { Exact = true }).UncheckAsync();
        await Page.GetByLabel("Position of Stack health").FillAsync("1");
        await Page.GetByLabel("Position of CX escalations").FillAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Saved.")).ToBeVisibleAsync();

        await OpenAsync("");

        Assert.Equal("dark", await Page.EvaluateAsync<string>("() => document.documentElement.dataset.theme"));
        Assert.Equal("stack-health", await Page.EvaluateAsync<string>("() => document.querySelector('[data-tile]').dataset.tile"));
        await Assertions.Expect(Page.Locator("[data-tile=ops-metrics]")).ToHaveCountAsync(0);
    }
}
