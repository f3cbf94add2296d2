using System.Net;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Semantics;

public sealed class HelpCenterTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Portal_WithCategoriesAndArticles_CanBeReadChangedAndDeleted()
    {
        var account = await server.NewAccountAsync(Token);
        var slug = $"help-{Guid.NewGuid():n}";
        (await account.Admin.PostAsync($"{account.Path}/portals", new { name = "Help", slug }, Token)).Ok();
        var portal = $"{account.Path}/portals/{slug}";
        var category = (await account.Admin.PostAsync($"{portal}/categories", new { name = "Orders", slug = "orders", locale = "en" }, Token)).Ok()["payload"]["id"]!;
        foreach (var (title, status) in (IEnumerable<(string, string)>)[("Where is it?", "published"), ("Returns", "draft")])
        {
            (await account.Admin.PostAsync($"{portal}/articles", new { title, content = "text", category_id = category, status }, Token)).Ok();
        }

        var list = (await account.Agent.GetAsync($"{portal}/articles?category_slug=orders&status=published", Token)).Ok();
        var article = Assert.Single(list["payload"].AsArray())!;
        Assert.Equal(("Where is it?", "Orders"), (article["title"]!.ToString(), article["category"]!["name"]!.ToString()));
        Assert.Equal((2, 1, 1), (list["meta"]["articles_count"]!.GetValue<int>(), list["meta"]["published_count"]!.GetValue<int>(), list["meta"]["draft_articles_count"]!.GetValue<int>()));

        var changed = (await account.Admin.PatchAsync($"{portal}/articles/{article["id"]}", new { article = new { title = "Where is my parcel?", status = "archived" } }, Token)).Ok();
        Assert.Equal(("Where is my parcel?", "archived", "text"), (changed["payload"]["title"]!.ToString(), changed["payload"]["status"]!.ToString(), changed["payload"]["content"]!.ToString()));
        Assert.Equal("Parcels", (await account.Admin.PatchAsync($"{portal}/categories/{category}", new { name = "Parcels" }, Token)).Ok()["payload"]["name"]!.ToString());
        Assert.Single((await account.Admin.GetAsync($"{portal}/categories?locale=en", Token)).Ok()["payload"].AsArray());

        (await account.Admin.DeleteAsync($"{portal}/categories/{category}", Token)).Ok();
        Assert.Equal(HttpStatusCode.NotFound, (await account.Admin.GetAsync($"{portal}/categories/{category}", Token)).Status);
        Assert.Null((await account.Admin.GetAsync($"{portal}/articles/{article["id"]}", Token)).Ok()["payload"]["category_id"]);
        (await account.Admin.DeleteAsync($"{portal}/articles/{article["id"]}", Token)).Ok();
        (await account.Admin.SendAsync("PATCH", $"{portal}/archive", null, Token)).Ok();
        Assert.True((await account.Admin.GetAsync(portal, Token)).Ok()["archived"].GetValue<bool>());
        (await account.Admin.DeleteAsync(portal, Token)).Ok();
        Assert.Equal(HttpStatusCode.NotFound, (await account.Admin.GetAsync(portal, Token)).Status);
    }

    [Fact]
    public async Task Portal_OfAnotherAccount_IsNotFound()
    {
        var mine = await server.NewAccountAsync(Token);
        var theirs = await server.NewAccountAsync(Token);
        var slug = $"help-{Guid.NewGuid():n}";
        (await theirs.Admin.PostAsync($"{theirs.Path}/portals", new { name = "Help", slug }, Token)).Ok();

        Assert.Equal(HttpStatusCode.NotFound, (await mine.Admin.GetAsync($"{mine.Path}/portals/{slug}/articles", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Admin.DeleteAsync($"{mine.Path}/portals/{slug}", Token)).Status);
    }
}
