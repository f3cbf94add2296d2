using System.Text.RegularExpressions;
using HotDash.Dashboard.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDash.Dashboard.Tests.RealStack;

public sealed class DecidingTests(BrowserFixture browsers, RealStackFixture stack) : RealStackTest(browsers, stack)
{
    [Fact]
    public async Task Review_ApprovedByDoubleClick_ReachesTheCustomerOnceFromANoteWithGrades()
    {
        var id = await Chatwoot.CustomerWritesAsync("Jamie Lee", "Where is my parcel? The tracking page has not changed.", CancellationToken);
        var dialog = await ReviewAsync(await OperatorAsync("Ada"), id);
        await dialog.GetByRole(AriaRole.Slider, new() { Name = "Accuracy" }).FillAsync("4");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).DblClickAsync();

        await Expect(dialog.GetByText("Reply sent.")).ToBeVisibleAsync();
        var reply = Assert.Single(await Chatwoot.PublicRepliesAsync(id, CancellationToken));
        Assert.EndsWith(reply, Assert.Single(await Chatwoot.PrivateNotesAsync(id, CancellationToken)), StringComparison.Ordinal);
        Assert.Equal("Ada|4", await Dashboard.QueryAsync<string>(
            $"select actor || '|' || (payload->'grades'->>'accuracy') from decisions where action = 'cx_reply.approve' and reference = 'chatwoot:{id}'", CancellationToken));
    }

    [Fact]
    public async Task Review_EditedReply_IsWhatTheCustomerReads()
    {
        var id = await Chatwoot.CustomerWritesAsync("Priya Raman", "Do the hairpins fit a stock axle? When will they ship?", CancellationToken);
        var dialog = await ReviewAsync(await OperatorAsync("Ada"), id);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await dialog.GetByLabel("Suggested reply").FillAsync("They fit, and they ship tomorrow.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Approve & send" }).ClickAsync();

        await Expect(dialog.GetByText("Reply sent.")).ToBeVisibleAsync();
        Assert.Equal(["They fit, and they ship tomorrow."], await Chatwoot.PublicRepliesAsync(id, CancellationToken));
    }

    [Fact]
    public async Task Review_Escalated_AddsItsLabelToTheOthersAndKeepsTheNotePrivate()
    {
        var id = await Chatwoot.CustomerWritesAsync("Marcus Bell", "If this is not sorted I will file a chargeback.", CancellationToken);
        await Chatwoot.LabelAsync(id, CancellationToken, "damaged", "vip");
        var dialog = await ReviewAsync(await OperatorAsync("Ada"), id);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Approve & send" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Internal note").FillAsync("Call him first.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Escalate" }).ClickAsync();

        await Expect(dialog.GetByText("Escalated:")).ToBeVisibleAsync();
        Assert.Equal(["damaged", "escalation", "vip"], (await Chatwoot.LabelsAsync(id, CancellationToken)).Order());
        Assert.Equal(["Call him first."], await Chatwoot.PrivateNotesAsync(id, CancellationToken));
        Assert.Empty(await Chatwoot.PublicRepliesAsync(id, CancellationToken));
    }

    [Fact]
    public async Task Review_MarkedResolved_IsResolvedInChatwootAndComesBackByWebhook()
    {
        var id = await Chatwoot.CustomerWritesAsync("Tom Okafor", "Thanks, it arrived.", CancellationToken);
        var dialog = await ReviewAsync(await OperatorAsync("Ada"), id);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Mark resolved" }).ClickAsync();

        await Expect(dialog.GetByText("Marked resolved.")).ToBeVisibleAsync();
        Assert.Equal("resolved", await Chatwoot.StatusAsync(id, CancellationToken));
        await UntilAsync(
            () => Dashboard.QueryAsync<long>($"select count(*) from webhook_deliveries where event = 'conversation_status_changed' and conversation_id = {id}", CancellationToken),
            count => count > 0,
            TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task CustomerMessage_WhileTheConversationIsOpen_AppearsWithoutReload()
    {
        var id = await Chatwoot.CustomerWritesAsync("Ada Customer", "First question", CancellationToken);
        var page = await OpenAsync(await OperatorAsync("Ada"), $"/conversations/{id}");
        await page.Locator("#composer-text").FillAsync("It left our house today.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();

        await Expect(page.GetByText("Reply sent.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Log).GetByText("It left our house today.").First).ToBeVisibleAsync();
        Assert.Equal(["It left our house today."], await Chatwoot.PublicRepliesAsync(id, CancellationToken));
    }

    [Fact]
    public async Task Approval_TwoOperatorsAtOnce_IsSentOnce()
    {
        var id = await Chatwoot.CustomerWritesAsync("Vera Blom", "When does my order ship?", CancellationToken);
        var (ada, grace) = (await OperatorAsync("Ada"), await OperatorAsync("Grace"));
        var dialog = await ReviewAsync(ada, id);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Queue for approval" }).ClickAsync();
        await Expect(dialog.GetByText("waiting for approval.").First).ToBeVisibleAsync();

        var buttons = new List<ILocator>();
        foreach (var page in new[] { ada, grace })
        {
            await OpenAsync(page, "/approvals");
            await page.GetByRole(AriaRole.Link, new() { Name = "Reply to Vera Blom" }).ClickAsync();
            buttons.Add(page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }));
            await Expect(buttons[^1]).ToBeEnabledAsync();
        }

        // At the same moment: the first decision takes the button away from the other.
        await Task.WhenAll(buttons.Select(button => button.EvaluateAsync("button => button.click()")));

        await UntilAsync(() => Chatwoot.PublicRepliesAsync(id, CancellationToken), replies => replies.Count > 0, TimeSpan.FromSeconds(15));
        await Expect(ada.Locator(".drawer .badge").First).ToContainTextAsync(new Regex("Applied|Audited|Learned"));
        await Expect(grace.Locator(".drawer .badge").First).ToContainTextAsync(new Regex("Applied|Audited|Learned"));
        Assert.Single(await Chatwoot.PublicRepliesAsync(id, CancellationToken));
        Assert.Equal(1, await Dashboard.QueryAsync<long>($"select count(*) from decisions where action = 'cx_reply.approve' and reference = 'chatwoot:{id}'", CancellationToken));
    }

    private async Task<ILocator> ReviewAsync(IPage page, long id)
    {
        await OpenAsync(page, $"/?review={id}");

        return page.GetByRole(AriaRole.Dialog);
    }
}
