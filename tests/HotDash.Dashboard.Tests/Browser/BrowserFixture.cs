using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>One Chromium for all browser tests: the one that is installed, because none can be downloaded.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static bool IsInstalled => Array.Exists(s_places, File.Exists);

    private IPlaywright? _playwright;

    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(s_places, File.Exists) is { } path)
        {
            _playwright = await Playwright.CreateAsync();
            // The real services share two cores with a dozen other test processes.
            Assertions.SetDefaultExpectTimeout(20_000);
            Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is { } browser)
        {
            await browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
