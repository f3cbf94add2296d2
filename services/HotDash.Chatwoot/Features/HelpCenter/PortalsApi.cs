using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.HelpCenter;

/// <summary>Help centres, addressed by slug as Chatwoot's code has it, or by id as its description says.</summary>
internal static class PortalsApi
{
    public const string Path = "/api/v1/accounts/{accountId:long}/portals";

    private const string Insert = """
        insert into portals (account_id, name, slug, custom_domain, color, homepage_link, page_title, header_text, config, archived)
        values (@accountId, @Name, @Slug, @CustomDomain, @Color, @HomepageLink, @PageTitle, @HeaderText, @Config::jsonb, @Archived) returning *
        """;

    private const string Update = """
        update portals set name = @Name, slug = @Slug, custom_domain = @CustomDomain, color = @Color, homepage_link = @HomepageLink, page_title = @PageTitle,
            header_text = @HeaderText, config = @Config::jsonb, archived = @Archived, updated_at = now()
        where id = @Id and account_id = @accountId returning *
        """;

    public static void MapPortals(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Help Center").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapGet("/{slug}", async (AccountContext account, string slug, PortalStore portals, CancellationToken token) =>
            RailsResult.Json(await portals.ShapeAsync(await portals.FindAsync(account.Id, slug, token), token)));
        group.MapPost("/", CreateAsync).RequireAdministrator();
        group.MapMethods("/{slug}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/{slug}", DeleteAsync).RequireAdministrator();
        group.MapMethods("/{slug}/archive", ["PATCH"], ArchiveAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(AccountContext account, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<Portal>("select * from portals where account_id = @Id order by id limit 200", new { account.Id }, cancellationToken);
        var payload = new JsonArray();
        foreach (var row in rows)
        {
            payload.Add(await portals.ShapeAsync(row, cancellationToken));
        }

        return RailsResult.Payload(payload);
    }

    private static async Task<IResult> CreateAsync(
        AccountContext account, RailsParameters parameters, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await SaveAsync(account, Portal.From(parameters.Unwrap("portal"), null), Insert, database, cancellationToken);

        return RailsResult.Json(await portals.ShapeAsync(portal, cancellationToken));
    }

    private static async Task<IResult> UpdateAsync(
        AccountContext account, string slug, RailsParameters parameters, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var former = await portals.FindAsync(account.Id, slug, cancellationToken);
        var portal = await SaveAsync(account, Portal.From(parameters.Unwrap("portal"), former), Update, database, cancellationToken);

        return RailsResult.Json(await portals.ShapeAsync(portal, cancellationToken));
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, string slug, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await portals.FindAsync(account.Id, slug, cancellationToken);
        await database.InTransactionAsync(
            sql => sql.ExecuteAsync(
                "delete from articles where portal_id = @Id; delete from categories where portal_id = @Id; delete from portals where id = @Id", new { portal.Id }, cancellationToken),
            cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> ArchiveAsync(AccountContext account, string slug, PortalStore portals, Database database, CancellationToken cancellationToken)
    {
        var portal = await portals.FindAsync(account.Id, slug, cancellationToken);
        await database.ExecuteAsync("update portals set archived = true, updated_at = now() where id = @Id", new { portal.Id }, cancellationToken);

        return RailsResult.Ok;
    }

    private static Task<Portal> SaveAsync(AccountContext account, Portal portal, string statement, Database database, CancellationToken cancellationToken) =>
        database.SingleAsync<Portal>(
            statement,
            new
            {
                portal.Id, accountId = account.Id, portal.Name, portal.Slug, portal.CustomDomain, portal.Color, portal.HomepageLink, portal.PageTitle, portal.HeaderText,
                portal.Config, portal.Archived,
            },
            cancellationToken);
}
