using static Microsoft.Playwright.Assertions;

namespace HotDash.Dashboard.Tests.Browser;

public sealed class ArrangingTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task Tile_MovedByArrowKeys_KeepsTheFocusAndItsPlaceAfterReload()
    {
        await OpenAsync("");
        var first = (await TilesAsync())[0];
        var handle = Page.Locator($"[data-tile={first}] .tile-handle");
        await handle.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.Locator("[data-tile]").Nth(1)).ToHaveAttributeAsync("data-tile", first);
        await Expect(handle).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Page.Locator("[data-tile]").Nth(2)).ToHaveAttributeAsync("data-tile", first);
        await Expect(Page.GetByText("CX escalations, position 3 of 12")).ToBeAttachedAsync();
        await StoredAsync($"tile_order[3] = '{first}'");

        await OpenAsync("");

        Assert.Equal(first, (await TilesAsync())[2]);
    }

    [Fact]
    public async Task Tile_DraggedOntoAnother_TakesItsPlaceForThisOperator()
    {
        await OpenAsync("");
        var tiles = await TilesAsync();
        await Page.Locator($"[data-tile={tiles[3]}] .tile-head").DragToAsync(Page.Locator($"[data-tile={tiles[0]}] .tile-body"));

        await Expect(Page.Locator("[data-tile]").First).ToHaveAttributeAsync("data-tile", tiles[3]);
        await StoredAsync($"tile_order[1] = '{tiles[3]}'");
        await Page.GotoAsync($"{Address}/settings");
        await Expect(Page.Locator($"#position-{tiles[3]}")).ToHaveValueAsync("1");
    }

    private async Task<List<string>> TilesAsync() =>
        [.. await Page.Locator("[data-tile]").EvaluateAllAsync<string[]>("tiles => tiles.map(tile => tile.dataset.tile)")];

    private async Task StoredAsync(string condition)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if (await Dashboard.QueryAsync<long>($"select count(*) from preferences where {condition}", CancellationToken) == 1)
            {
                return;
            }

            await Task.Delay(100, CancellationToken);
        }

        Assert.Fail($"Not stored within 5 s: {condition}");
    }
}
