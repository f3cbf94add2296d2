using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.HelpCenter;

/// <summary>A help centre's categories (app/controllers/api/v1/accounts/categories_controller.rb).</summary>
internal static class PortalCategoriesApi
{
    private const int Most = 500;

    private const string Update = """
        update categories set name = @name, slug = @slug, description = @description, position = @position, locale = @locale, icon = @icon,
            parent_category_id = @parentId, associated_category_id = @associatedId, updated_at = now()
        where id = @Id and portal_id = @PortalId returning *
        """;

    public static void MapPortalCategories(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(PortalsApi.Path + "/{slug}/categories").WithTags("Help Center").RequireAccountMember();
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
        var categories = await database.ListAsync<Category>(
            $"select * from categories where portal_id = @Id and (@locale is null or locale = @locale) order by position nulls last, id limit {Most}",
            new { portal.Id, locale = parameters.Present("locale") },
            cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["payload"] = categories.ToJsonArray(category => category.ToJson()),
            ["meta"] = new JsonObject { ["current_page"] = parameters.Page, ["categories_count"] = categories.Count },
        });
    }

    private static async Task<IResult> CreateAsync(
        AccountContext account, string slug, RailsParameters parameters, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await portals.FindAsync(account.Id, slug, cancellationToken);
        var given = parameters.Require("category");
        var category = await database.SingleAsync<Category>(
            """
            insert into categories (account_id, portal_id, name, description, position, locale, slug, icon, parent_category_id, associated_category_id)
            values (@accountId, @portalId, @name, @description, @position, coalesce(@locale, 'en'), @slug, coalesce(@icon, ''), @parentId, @associatedId) returning *
            """,
            new
            {
                accountId = account.Id, portalId = portal.Id, name = given.Present("name") ?? throw Failure.Invalid("name", "can't be blank"),
                description = given.Text("description"), position = (int?)given.Number("position"), locale = given.Present("locale"),
                slug = given.Present("slug") ?? Portal.Slugify(given.Present("name")), icon = given.Text("icon"),
                parentId = given.Number("parent_category_id"), associatedId = given.Number("associated_category_id"),
            },
            cancellationToken);

        return RailsResult.Payload(category.ToJson());
    }

    private static async Task<IResult> ShowAsync(
        AccountContext account, string slug, long id, PortalStore portals, Database database, CancellationToken cancellationToken) =>
        RailsResult.Payload((await FindAsync(account, slug, id, portals, database, cancellationToken)).ToJson());

    private static async Task<IResult> UpdateAsync(
        AccountContext account, string slug, long id, RailsParameters parameters, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var former = await FindAsync(account, slug, id, portals, database, cancellationToken);
        var given = parameters.Require("category");
        if (given.Has("name") && given.Present("name") is null)
        {
            throw Failure.Invalid("name", "can't be blank");
        }

        var category = await database.SingleAsync<Category>(
            Update,
            new
            {
                former.Id, former.PortalId, name = given.Present("name") ?? former.Name, slug = given.Present("slug") ?? former.Slug,
                description = given.Text("description") ?? former.Description, position = given.Has("position") ? (int?)given.Number("position") : former.Position,
                locale = given.Present("locale") ?? former.Locale, icon = given.Text("icon") ?? former.Icon,
                parentId = given.Number("parent_category_id") ?? former.ParentCategoryId, associatedId = given.Number("associated_category_id") ?? former.AssociatedCategoryId,
            },
            cancellationToken);

        return RailsResult.Payload(category.ToJson());
    }

    private static async Task<IResult> DeleteAsync(
        AccountContext account, string slug, long id, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var category = await FindAsync(account, slug, id, portals, database, cancellationToken);
        await database.InTransactionAsync(
            sql => sql.ExecuteAsync(
                "update articles set category_id = null where category_id = @Id; delete from categories where id = @Id and portal_id = @PortalId",
                new { category.Id, category.PortalId },
                cancellationToken),
            cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<Category> FindAsync(
        AccountContext account, string slug, long id, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await portals.FindAsync(account.Id, slug, cancellationToken);

        return await database.FindAsync<Category>(
            "select * from categories where portal_id = @Id and id = @categoryId", new { portal.Id, categoryId = id }, cancellationToken) ?? throw Failure.NotFound();
    }
}
