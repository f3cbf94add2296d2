using Microsoft.Playwright;

namespace HotDash.System.Tests;

/// <summary>Debian's Chromium, headless, driven by Playwright. Playwright's own browser builds are not downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? s_executable = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page in a context of its own. Skips the test, visibly, on a machine without a browser.</summary>
    public async Task<IPage> OpenAsync(Uri url)
    {
        Assert.SkipUnless(s_executable is not null, "No Chromium or Chrome is installed.");
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = s_executable, Args = ["--no-sandbox"] });
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        page.SetDefaultTimeout(30_000);
        await page.GotoAsync(url.ToString());

        return page;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
