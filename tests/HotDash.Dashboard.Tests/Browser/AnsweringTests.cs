using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

public sealed class AnsweringTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Conversation_ReplySent_AppearsAndReachesChatwootOnce()
    {
        await OpenAsync("conversations/10");
        await Page.GetByLabel("Reply", new() { Exact = true }).FillAsync("It arrives tomorrow.");
        var send = Page.GetByRole(AriaRole.Button, new() { Name = "Send reply" });
        await send.DblClickAsync();

        await Assertions.Expect(Page.GetByText("Reply sent.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Log).GetByText("It arrives tomorrow.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Single(Dashboard.Chatwoot[10].PublicReplies);
    }

    [Fact]
    public async Task Conversation_LongReply_IsSentWhole()
    {
        var text = string.Join(' ', Enumerable.Repeat("Thank you for your patience.", 3000));
        await OpenAsync("conversations/12");
        await Page.GetByLabel("Reply", new() { Exact = true }).FillAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();

        await Assertions.Expect(Page.GetByText("Reply sent.")).ToBeVisibleAsync();
        Assert.Equal(text, Assert.Single(Dashboard.Chatwoot[12].PublicReplies)["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task Review_ApproveAndSend_SendsTheSuggestionOnceWithGrades()
    {
        await OpenAsync("?review=10");
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByText("Template ship_update")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Slider, new() { Name = "Tone" }).FillAsync("5");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).DblClickAsync();

        await Assertions.Expect(dialog.GetByText("Reply sent.")).ToBeVisibleAsync();
        Assert.Single(Dashboard.Chatwoot[10].PublicReplies);
        Assert.Equal("5", await Dashboard.QueryAsync<string>("select payload->'grades'->>'tone' from decisions where action = 'cx_reply.approve'", CancellationToken));

        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).Not.ToBeVisibleAsync();
        await Assertions.Expect(Page).ToHaveURLAsync($"{Address}/");
    }

    [Fact]
    public async Task Review_LegalThreat_HasNoSuggestionAndEscalatesWithoutLosingLabels()
    {
        await OpenAsync("escalations?review=11");
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByText("No suggestion")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Approve & send" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Internal note").FillAsync("Call the customer first.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Escalate" }).ClickAsync();

        await Assertions.Expect(dialog.GetByText("Escalated:")).ToBeVisibleAsync();
        Assert.Equal(["damaged", "vip", "escalation"], Dashboard.Chatwoot[11].Labels);
        Assert.Contains(Dashboard.Chatwoot[11].Messages, message => message["content"]!.GetValue<string>() == "Call the customer first." && message["private"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Review_MarkResolved_ResolvesInChatwoot()
    {
        await OpenAsync("?review=12");
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Mark resolved" }).ClickAsync();

        await Assertions.Expect(dialog.GetByText("Marked resolved.")).ToBeVisibleAsync();
        Assert.Equal("resolved", Dashboard.Chatwoot[12].Status);
    }
}
