using HotDash.Dashboard.Tests.Browser;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.RealStack;

/// <summary>Operators in browsers in front of the real stack. Each test has conversations of its own.</summary>
[Collection(RealStackCollection.Name)]
public abstract class RealStackTest(BrowserFixture browsers, RealStackFixture stack) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];

    protected CancellationToken CancellationToken { get; } = TestContext.Current.CancellationToken;

    internal RealChatwoot Chatwoot => stack.Chatwoot;

    internal DashboardUnderTest Dashboard => stack.Dashboard;

    protected Uri Address => stack.Address;

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(browsers.Browser is not null, "No Chromium is installed (apt-get install chromium).");

        return ValueTask.CompletedTask;
    }

    /// <summary>Signs in as an operator, in a browser of their own.</summary>
    protected async Task<IPage> OperatorAsync(string name)
    {
        var context = await browsers.Browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1360, Height = 900 } }); // checked in InitializeAsync
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        await page.GotoAsync(new Uri(Address, "/login").ToString());
        await page.GetByLabel("E-mail").FillAsync($"{name}@example.test");
        await page.GetByLabel("Password").FillAsync(SignedIn.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        return page;
    }

    /// <summary>Nothing waits for the page's connection: what cannot be used yet is disabled, and Playwright waits for that as a person would.</summary>
    protected async Task<IPage> OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(new Uri(Address, path).ToString());

        return page;
    }

    /// <summary>Asks again until the condition holds, for what happens in other processes.</summary>
    protected async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> holds, TimeSpan timeout)
    {
        var started = TimeProvider.System.GetTimestamp();
        T seen;

        while (!holds(seen = await ask()))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < timeout, $"After {timeout.TotalSeconds} s: {seen}");
            await Task.Delay(100, CancellationToken);
        }

        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
