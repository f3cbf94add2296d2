using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.HelpCenter;

/// <summary>A help centre's articles (app/controllers/api/v1/accounts/articles_controller.rb).</summary>
internal static class PortalArticlesApi
{
    private const int PerPage = 25;

    private const string Source = """
        from articles a left join categories c on c.id = a.category_id
        where a.portal_id = @Id and (@locale is null or a.locale = @locale) and (@category is null or c.slug = @category)
            and (@pattern is null or a.title ilike @pattern or a.description ilike @pattern or a.content ilike @pattern)
        """;

    private const string Chosen = "(@status::integer is null or a.status = @status) and (@authorId::bigint is null or a.author_id = @authorId)";

    private const string Update = """
        update articles set title = @title, slug = @slug, position = @position, content = @content, description = @description, category_id = @categoryId,
            author_id = @authorId, associated_article_id = @associatedId, status = @status, locale = @locale, meta = @meta::jsonb, updated_at = now()
        where id = @Id and portal_id = @PortalId
        """;

    public static void MapPortalArticles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(PortalsApi.Path + "/{slug}/articles").WithTags("Help Center").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync).RequireAdministrator();
        group.MapGet("/{id:long}", ShowAsync).RequireAdministrator();
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/{id:long}", DeleteAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(
        AccountContext account, string slug, RailsParameters parameters, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await portals.FindAsync(account.Id, slug, cancellationToken);
        var arguments = new
        {
            portal.Id, account.UserId, locale = parameters.Present("locale"), category = parameters.Present("category_slug"),
            pattern = parameters.Present("query") is { } query ? $"%{query}%" : null, status = parameters.Has("status") ? Article.StatusOf(parameters) : (int?)null,
            authorId = parameters.Number("author_id"), offset = (parameters.Page - 1L) * PerPage,
        };
        var order = arguments.category is null ? "a.updated_at desc, a.id desc" : "a.position nulls last, a.id";
        var articles = await database.ListAsync<Article>(
            $"select a.*, c.name as category_name, c.slug as category_slug, c.locale as category_locale {Source} and {Chosen} order by {order} limit {PerPage} offset @offset",
            arguments,
            cancellationToken);
        var (count, mine, published, draft, archived) = await database.SingleAsync<(long Count, long Mine, long Published, long Draft, long Archived)>(
            $"""
            select count(*), count(*) filter (where a.author_id = @UserId), count(*) filter (where a.status = 1), count(*) filter (where a.status = 0),
                count(*) filter (where a.status = 2) {Source}
            """,
            arguments,
            cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["payload"] = articles.ToJsonArray(article => article.ToJson()),
            ["meta"] = new JsonObject
            {
                ["all_articles_count"] = await database.SingleAsync<long>("select count(*) from articles where portal_id = @Id", new { portal.Id }, cancellationToken),
                ["archived_articles_count"] = archived,
                ["articles_count"] = count,
                ["current_page"] = parameters.Page,
                ["draft_articles_count"] = draft,
                ["mine_articles_count"] = mine,
                ["published_count"] = published,
            },
        });
    }

    private static async Task<IResult> CreateAsync(
        AccountContext account, string slug, RailsParameters parameters, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await portals.FindAsync(account.Id, slug, cancellationToken);
        var given = parameters.Require("article");
        var title = given.Present("title") ?? throw Failure.Invalid("title", "can't be blank");
        var article = await database.SingleAsync<Article>(
            """
            insert into articles (account_id, portal_id, category_id, title, description, content, status, views, author_id, associated_article_id, meta, slug, position, locale)
            values (@accountId, @portalId, @categoryId, @title, @description, @content, @status, 0, @authorId, @associatedId, @meta::jsonb, @slug, @position, coalesce(@locale, 'en'))
            returning *
            """,
            new
            {
                accountId = account.Id, portalId = portal.Id, categoryId = given.Number("category_id"), title, description = given.Text("description"),
                content = given.Text("content"), status = Article.StatusOf(given), authorId = given.Number("author_id") ?? account.UserId,
                associatedId = given.Number("associated_article_id"), meta = RailsJson.Text(given.Object("meta") ?? []),
                slug = given.Present("slug") ?? Portal.Slugify(title), position = (int?)given.Number("position"), locale = given.Present("locale"),
            },
            cancellationToken);

        return RailsResult.Payload(article.ToJson());
    }

    private static async Task<IResult> ShowAsync(
        AccountContext account, string slug, long id, PortalStore portals, Database database, CancellationToken cancellationToken) =>
        RailsResult.Payload((await FindAsync(account, slug, id, portals, database, cancellationToken)).ToJson());

    private static async Task<IResult> UpdateAsync(
        AccountContext account, string slug, long id, RailsParameters parameters, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var former = await FindAsync(account, slug, id, portals, database, cancellationToken);
        var given = parameters.Unwrap("article");
        if (given.Has("title") && given.Present("title") is null)
        {
            throw Failure.Invalid("title", "can't be blank");
        }

        await database.ExecuteAsync(
            Update,
            new
            {
                former.Id, former.PortalId, title = given.Present("title") ?? former.Title, slug = given.Present("slug") ?? former.Slug,
                position = given.Has("position") ? (int?)given.Number("position") : former.Position, content = given.Text("content") ?? former.Content,
                description = given.Text("description") ?? former.Description, categoryId = given.Has("category_id") ? given.Number("category_id") : former.CategoryId,
                authorId = given.Number("author_id") ?? former.AuthorId, associatedId = given.Number("associated_article_id") ?? former.AssociatedArticleId,
                status = given.Has("status") ? Article.StatusOf(given) : former.Status, locale = given.Present("locale") ?? former.Locale,
                meta = given.Object("meta") is { } meta ? RailsJson.Text(meta) : former.Meta,
            },
            cancellationToken);

        return await ShowAsync(account, slug, id, portals, database, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(
        AccountContext account, string slug, long id, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var article = await FindAsync(account, slug, id, portals, database, cancellationToken);
        await database.ExecuteAsync("delete from articles where id = @Id and portal_id = @PortalId", new { article.Id, article.PortalId }, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<Article> FindAsync(
        AccountContext account, string slug, long id, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await portals.FindAsync(account.Id, slug, cancellationToken);

        return await database.FindAsync<Article>(
            """
            select a.*, c.name as category_name, c.slug as category_slug, c.locale as category_locale
            from articles a left join categories c on c.id = a.category_id where a.portal_id = @Id and a.id = @articleId
            """,
            new { portal.Id, articleId = id },
            cancellationToken) ?? throw Failure.NotFound();
    }
}
