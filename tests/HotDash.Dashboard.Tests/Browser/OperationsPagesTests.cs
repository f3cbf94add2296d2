using Microsoft.Playwright;

namespace HotDash.Dashboard.Tests.Browser;

/// <summary>The operations pages draw a day that was made up: charts with its faults and its gap, its incidents, its releases.</summary>
public sealed class OperationsPagesTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    protected override IReadOnlyDictionary<string, string> Settings => SimulatedDay.Settings;

    [Fact]
    public async Task Environments_OfADay_StandSideBySideWithChartsOfIt()
    {
        await SimulatedDay.FillAsync(Dashboard, CancellationToken);
        await VisitAsync("operations/environments");

        var local = Page.GetByRole(AriaRole.Region, new() { Name = SimulatedDay.Local, Exact = true });
        var staging = Page.GetByRole(AriaRole.Region, new() { Name = SimulatedDay.Staging });
        await Assertions.Expect(staging.GetByText("commit 9d3b7710c4fe")).ToBeVisibleAsync();
        await Assertions.Expect(staging.GetByRole(AriaRole.Img)).ToHaveCountAsync(3);
        var support = local.GetByRole(AriaRole.Img, new() { Name = "Answer time: chatwoot /api" });
        await Assertions.Expect(support).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("highest 10,000 ms$"));
        // Nobody watched for an hour: the line is interrupted.
        Assert.Equal(2, (await support.Locator(".chart-line").GetAttributeAsync("d"))!.Count(letter => letter == 'M'));
        Assert.All(await LabelsAsync(support), offset => Assert.InRange(offset, -1, 1));
    }

    [Fact]
    public async Task Incidents_OfADay_AreTheOutageAndTheReleaseThatCrashed()
    {
        await SimulatedDay.FillAsync(Dashboard, CancellationToken);
        await VisitAsync("operations/incidents");

        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync([$"{SimulatedDay.Local} · chatwoot /api", $"{SimulatedDay.Staging} · hotdash-staging app 148e"]);
        var crash = Page.Locator("section, article").Filter(new() { HasText = "hotdash-staging app 148e" }).Last;
        await Assertions.Expect(crash).ToContainTextAsync("hotdash-staging: Rolled back");
        await Assertions.Expect(crash).ToContainTextAsync("Ada");
    }

    [Fact]
    public async Task Timeline_OfADay_HoldsReleasesAlertsMigrationsAndDecisions()
    {
        await SimulatedDay.FillAsync(Dashboard, CancellationToken);
        await VisitAsync("operations/timeline");

        foreach (var text in new[] { "hotdash-staging: Verified", "hotdash-staging: Rolled back", "0008_watching.sql", "chatwoot /api: down cleared", "Took an alert" })
        {
            await Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();
        }
    }

    /// <summary>How far the middle of each hour's label is from the hour's line, in pixels; labels at an edge are left out.</summary>
    private static Task<double[]> LabelsAsync(ILocator chart) => chart.EvaluateAsync<double[]>(
        """
        chart => {
            const middle = box => (box.left + box.right) / 2;
            const lines = [...chart.querySelectorAll('.chart-hour')].map(line => middle(line.getBoundingClientRect()));
            return [...chart.parentElement.querySelectorAll('.chart-hours text')]
                .map((text, index) => text.getAttribute('text-anchor') === 'middle' ? middle(text.getBoundingClientRect()) - lines[index] : 0);
        }
        """);
}
