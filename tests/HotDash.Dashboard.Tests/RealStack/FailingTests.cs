using System.Net;
using System.Text;
using HotDash.Dashboard.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotDash.Dashboard.Tests.RealStack;

public sealed class FailingTests(BrowserFixture browsers, RealStackFixture stack) : RealStackTest(browsers, stack)
{
    [Fact]
    public async Task Chatwoot_Down_IsSaidAndRecoversByItself()
    {
        var name = $"Rosa {Guid.NewGuid():N}";
        var id = await Chatwoot.CustomerWritesAsync(name, "Is anybody there?", CancellationToken);
        var page = await OpenAsync(await OperatorAsync("Ada"), $"/conversations/{id}");
        await Expect(page.Locator("#composer-text")).ToBeEnabledAsync();
        Chatwoot.Web.Kill();

        await page.Locator("#composer-text").FillAsync("Yes, I am.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Chatwoot");
        await Expect(page.Locator("#composer-text")).ToHaveValueAsync("Yes, I am.");
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri(Address, "/health"), CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(Address, "/alive"), CancellationToken)).StatusCode);

        await Chatwoot.StartWebAsync(CancellationToken);
        await UntilAsync(
            async () =>
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();
                await page.WaitForTimeoutAsync(1000);

                return await Chatwoot.PublicRepliesAsync(id, CancellationToken);
            },
            replies => replies.Count > 0,
            TimeSpan.FromSeconds(20));
        Assert.Equal(["Yes, I am."], await Chatwoot.PublicRepliesAsync(id, CancellationToken));
    }

    [Fact]
    public async Task Chatwoot_Slow_ShowsThePageAndSaysWhatIsMissing()
    {
        var page = await OperatorAsync("Ada");
        await Expect(page.Locator("[data-tile=cx-escalations]")).ToHaveAttributeAsync("data-ready", "true");
        Chatwoot.Web.Freeze();

        try
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Refresh Unread messages" }).ClickAsync();
            await Expect(page.Locator("[data-tile=unread-messages]").GetByText("Chatwoot")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-tile=approvals-queue]")).ToHaveAttributeAsync("data-ready", "true");
        }
        finally
        {
            Chatwoot.Web.Thaw();
        }

        await UntilAsync(
            async () =>
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Refresh Unread messages" }).ClickAsync();

                return await page.Locator("[data-tile=unread-messages] .notice").CountAsync();
            },
            notices => notices == 0,
            TimeSpan.FromSeconds(20));
    }

    /// <summary>Chatwoot takes the request and dies before it answers: nobody knows whether the reply is out until it has been looked for.</summary>
    [Fact]
    public async Task Request_KilledHalfWay_IsRetriedAndSentOnce()
    {
        var id = await Chatwoot.CustomerWritesAsync("Nils Borg", "Where is my parcel?", CancellationToken);
        var page = await OpenAsync(await OperatorAsync("Ada"), $"/?review={id}");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Queue for approval" }).ClickAsync();
        await Expect(dialog.GetByText("waiting for approval.").First).ToBeVisibleAsync();
        await OpenAsync(page, "/approvals");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reply to Nils Borg" }).ClickAsync();
        var approve = page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true });
        await Expect(approve).ToBeEnabledAsync();
        Chatwoot.Web.Freeze();
        await approve.ClickAsync();
        await UntilAsync(
            () => Dashboard.QueryAsync<long>("select count(*) from approvals where title = 'Reply to Nils Borg' and apply_started_at is not null", CancellationToken),
            count => count == 1,
            TimeSpan.FromSeconds(10));
        Chatwoot.Web.Kill();
        await page.CloseAsync();
        await Chatwoot.StartWebAsync(CancellationToken);

        await UntilAsync(() => Chatwoot.PublicRepliesAsync(id, CancellationToken), replies => replies.Count > 0, TimeSpan.FromSeconds(60));
        await UntilAsync(
            () => Dashboard.QueryAsync<string>("select state from approvals where title = 'Reply to Nils Borg'", CancellationToken),
            state => state is "learned" or "audited",
            TimeSpan.FromSeconds(15));
        Assert.Single(await Chatwoot.PublicRepliesAsync(id, CancellationToken));
    }

    [Fact]
    public async Task Webhook_WrongSignature_IsRefusedAndStoresNothing()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/webhooks/chatwoot"));
        var delivery = $"forged-{Guid.NewGuid():N}";
        request.Headers.Add("X-Chatwoot-Delivery", delivery);
        request.Headers.Add("X-Chatwoot-Timestamp", $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}");
        request.Headers.Add("X-Chatwoot-Signature", $"sha256={new string('a', 64)}");
        request.Content = new StringContent("""{"event":"message_created"}""", Encoding.UTF8, "application/json");

        using var answer = await http.SendAsync(request, CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("SignatureWrong", await answer.Content.ReadAsStringAsync(CancellationToken), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await Dashboard.QueryAsync<long>($"select count(*) from webhook_deliveries where id = '{delivery}'", CancellationToken));
    }
}
