using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>Every page in light, dark and phone width, kept under <c>artifacts/screenshots</c> for people to look at. None may scroll sideways.</summary>
public sealed class ScreenshotTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private static readonly (string Name, string Path)[] s_pages =
    [
        ("overview", ""),
        ("overview-sample", "?mock=1"),
        ("review", "?review=10"),
        ("escalations", "escalations"),
        ("conversations", "conversations"),
        ("conversation", "conversations/10"),
        ("approvals", "approvals"),
        ("decisions", "decisions"),
        ("operations", "operations"),
        ("settings", "settings"),
        ("not-found", "nowhere"),
    ];

    [Theory]
    [InlineData("light", 1360, 900)]
    [InlineData("dark", 1360, 900)]
    [InlineData("phone", 390, 844)]
    public async Task Page_AtThisSize_FitsItsWidth(string name, int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = name == "dark" ? ColorScheme.Dark : ColorScheme.Light });

        foreach (var (page, path) in s_pages)
        {
            await VisitAsync(path);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{page}-{name}.png"), FullPage = page != "review" });
            Assert.False(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth"), $"{page} scrolls sideways.");
        }
    }

    private static string Folder { get; } = Path.Combine(
        AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)],
        "screenshots");
}
