using Deque.AxeCore.Playwright;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HotDash.Chatwoot.Tests.App;

/// <summary>The page in a real browser, on a second instance of the service.</summary>
public sealed class AppPageTests(ChatwootServer server) : IAsyncLifetime
{
    private static readonly string[] s_browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly List<string> _complaints = [];
    private readonly TaskCompletionSource _pinged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplicationFactory<Program>? _twin;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var path = Array.Find(s_browsers, File.Exists);
        Assert.SkipWhen(path is null, "No Chromium is installed (apt-get install chromium).");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
        _twin = server.CreateTwin();
        _twin.UseKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        _twin.StartServer();
    }

    [Fact]
    public async Task Page_ForAnAgent_ShowsAnswersAndFollowsLive()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token, "Where is <b>my</b> order?");
        var page = await SignInAsync(account);
        await page.GetByRole(AriaRole.Button, new() { Name = $"#{conversation.Id} Jamie" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages li").First).ToContainTextAsync("Where is <b>my</b> order?");

        await page.GetByLabel("Reply").FillAsync("It left yesterday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages .outgoing")).ToContainTextAsync("It left yesterday.");
        await page.GetByLabel("Reply").FillAsync("Call the carrier");
        await page.GetByLabel("Private note").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages .note")).ToContainTextAsync("Call the carrier");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign to me" }).ClickAsync();
        await Assertions.Expect(page.Locator("#facts")).ToContainTextAsync("assigned to Ada Agent");
        await account.Customer.PostAsync($"{conversation.PublicPath}/messages", new { content = "Thank you!" }, Token);
        await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, Token);
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("Thank you!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Assertions.Expect(page.Locator("#facts")).ToContainTextAsync("resolved");
        await Assertions.Expect(page.GetByText("No conversations here.")).ToBeVisibleAsync();

        // ActionCable's ping comes every three seconds and is no event.
        await _pinged.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Page_CheckedByAxe_HasNoSeriousViolation()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);
        var page = await SignInAsync(account);
        await page.GetByRole(AriaRole.Button, new() { Name = $"#{conversation.Id} Jamie" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages li")).ToHaveCountAsync(1);

        var violations = (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id);

        Assert.Empty(violations);
    }

    private async Task<IPage> SignInAsync(TestAccount account)
    {
        var address = _twin!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var page = await _browser!.NewPageAsync();
        page.PageError += (_, error) => _complaints.Add(error);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"ping\"", StringComparison.Ordinal) == true)
            {
                _pinged.TrySetResult();
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add(message.Text);
            }
        };
        await page.GotoAsync($"{address}/app");
        var email = (await account.Admin.GetAsync("/api/v1/profile", Token)).Ok()["email"].ToString();
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync("Correct-horse-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();

        if (_twin is not null)
        {
            await _twin.DisposeAsync();
        }
    }
}
