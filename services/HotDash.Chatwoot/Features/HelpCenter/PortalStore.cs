using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.HelpCenter;

internal sealed class PortalStore(Database database)
{
    private const string Counts = """
        select (select count(*) from articles where portal_id = @Id) as total, (select count(*) from articles where portal_id = @Id and status = 2) as archived,
            (select count(*) from articles where portal_id = @Id and status = 1) as published, (select count(*) from articles where portal_id = @Id and status = 0) as draft,
            (select count(*) from categories where portal_id = @Id) as categories
        """;

    public async Task<Portal> FindAsync(long accountId, string slug, CancellationToken cancellationToken)
    {
        long? id = long.TryParse(slug, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        return await database.FindAsync<Portal>(
            "select * from portals where account_id = @accountId and (slug = @slug or id = @id) order by (slug = @slug) desc limit 1",
            new { accountId, slug, id },
            cancellationToken) ?? throw Failure.NotFound();
    }

    public async Task<JsonObject> ShapeAsync(Portal portal, CancellationToken cancellationToken)
    {
        var counts = await database.SingleAsync<(int All, int Archived, int Published, int Draft, int Categories)>(Counts, new { portal.Id }, cancellationToken);
        var config = RailsJson.Parse(portal.Config).AsObject();
        var locales = (config["allowed_locales"] as JsonArray ?? []).Select(locale => locale?.ToString() ?? "").ToList();

        return new JsonObject
        {
            ["id"] = portal.Id,
            ["archived"] = portal.Archived,
            ["color"] = portal.Color,
            ["config"] = new JsonObject
            {
                ["allowed_locales"] = locales.ToJsonArray(code => new JsonObject { ["code"] = code, ["articles_count"] = counts.All, ["categories_count"] = counts.Categories }),
            },
            ["custom_domain"] = portal.CustomDomain,
            ["header_text"] = portal.HeaderText,
            ["homepage_link"] = portal.HomepageLink,
            ["name"] = portal.Name,
            ["page_title"] = portal.PageTitle,
            ["slug"] = portal.Slug,
            ["account_id"] = portal.AccountId,
            ["meta"] = new JsonObject
            {
                ["all_articles_count"] = counts.All,
                ["archived_articles_count"] = counts.Archived,
                ["published_count"] = counts.Published,
                ["draft_articles_count"] = counts.Draft,
                ["categories_count"] = counts.Categories,
                ["default_locale"] = config["default_locale"]?.ToString() ?? "en",
            },
        };
    }
}
