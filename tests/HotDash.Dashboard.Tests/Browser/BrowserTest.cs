using HotDash.Dashboard.Tests.Fakes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>A browser in front of a dashboard on a real port, signed in with the one click of local development.</summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTest(BrowserFixture fixture) : IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private IBrowserContext? _context;

    protected CancellationToken CancellationToken { get; } = TestContext.Current.CancellationToken;

    internal DashboardUnderTest Dashboard { get; private set; } = null!; // set in InitializeAsync

    protected IPage Page { get; private set; } = null!; // set in InitializeAsync

    protected string Address { get; private set; } = "";

    protected virtual BrowserNewContextOptions ContextOptions => new() { ViewportSize = new() { Width = 1360, Height = 900 } };

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(fixture.Browser is not null, "No Chromium is installed (apt-get install chromium).");
        Dashboard = await DashboardUnderTest.StartAsync("Development", time: null, CancellationToken, Settings);
        Dashboard.UseKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        Dashboard.StartServer();
        Address = Dashboard.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Seed();
        _context = await fixture.Browser.NewContextAsync(ContextOptions);
        Page = await _context.NewPageAsync();
        Page.Console += (_, message) => Note(message.Type, message.Text);
        Page.PageError += (_, error) => _complaints.Add(error);
        await Page.GotoAsync($"{Address}/login");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in as developer" }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync($"{Address}/");
    }

    /// <summary>The browser must not have complained, for instance about the content security policy.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_context is { } context)
        {
            await context.DisposeAsync();
        }

        if (Dashboard is not null)
        {
            await Dashboard.DisposeAsync();
        }

        GC.SuppressFinalize(this);
        Assert.Empty(_complaints);
    }

    /// <summary>To look at: everything that loads has loaded.</summary>
    protected async Task VisitAsync(string path)
    {
        await Page.GotoAsync($"{Address}/{path}");
        await Page.WaitForFunctionAsync("() => !document.querySelector('.skeleton')");
    }

    /// <summary>To act on.</summary>
    protected async Task OpenAsync(string path)
    {
        await Page.GotoAsync($"{Address}/{path}");

        // The circuit is up when the interactive runtime has taken over; until then a click would be lost.
        await Page.WaitForFunctionAsync("() => window.Blazor !== undefined");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private void Note(string type, string text)
    {
        // The page about a missing page comes with the status 404, which the browser mentions.
        if (type == "error" && !text.Contains("status of 404", StringComparison.Ordinal))
        {
            _complaints.Add(text);
        }
    }

    private void Seed()
    {
        var now = TimeProvider.System.GetUtcNow();
        var chatwoot = Dashboard.Chatwoot;
        Customer(10, "Jamie Lee", "Where is my order? It was supposed to arrive on Friday and the tracking page has not changed since.", 47, "shipping");
        Customer(11, "Marcus Bell", "This is the second time the headers arrived damaged. If this is not sorted I will file a chargeback.", 95, "damaged", "vip");
        Customer(12, "Priya Raman", "Do the 1932 Ford hairpins fit a stock axle?", 12);
        Customer(13, "Tom Okafor", "Can I change the delivery address on order 10482?", 4);
        Customer(14, "Vintage Speed GmbH", "We'd like a quote for 40 sets of the LS swap mounts.", 22, "dealer");

        void Customer(long id, string name, string text, int minutes, params string[] labels)
        {
            chatwoot.Add(id, name, now.AddMinutes(-minutes - 30), now.AddMinutes(-minutes), labels);
            chatwoot.AddMessage(id, "Hello, I have a question about my order.", 0, isPrivate: false, sourceId: null, now.AddMinutes(-minutes - 30));
            chatwoot.AddMessage(id, text, 0, isPrivate: false, sourceId: null, now.AddMinutes(-minutes));
        }
    }
}
