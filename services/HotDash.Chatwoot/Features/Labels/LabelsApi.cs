using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Labels;

/// <summary>The labels that an account offers. A conversation may carry others.</summary>
internal static class LabelsApi
{
    private const string Rename = """
        update tags set name = @title where name = @former and not exists (select from tags where name = @title);
        update conversations set cached_label_list = array_to_string(array_replace(string_to_array(cached_label_list, ', '), @former, @title), ', ')
            where account_id = @accountId and cached_label_list is not null and @former = any(string_to_array(cached_label_list, ', '))
        """;

    public static void MapLabels(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/labels").WithTags("Labels").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapPost("/", CreateAsync).RequireAdministrator();
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/{id:long}", DeleteAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(AccountContext account, Database database, CancellationToken cancellationToken) =>
        RailsResult.Payload((await database.ListAsync<Label>("select * from labels where account_id = @Id order by title", new { account.Id }, cancellationToken))
            .ToJsonArray(label => label.ToJson()));

    private static async Task<IResult> ShowAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        RailsResult.Json((await FindAsync(account, id, database, cancellationToken)).ToJson());

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("label");
        var label = await database.SingleAsync<Label>(
            """
            insert into labels (title, description, color, show_on_sidebar, account_id)
            values (@title, @description, coalesce(@color, '#1f93ff'), @shown, @accountId) returning *
            """,
            new { title = Title(given), description = given.Text("description"), color = given.Present("color"), shown = given.Flag("show_on_sidebar"), accountId = account.Id },
            cancellationToken);

        return RailsResult.Json(label.ToJson());
    }

    private static async Task<IResult> UpdateAsync(AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("label");
        var former = await FindAsync(account, id, database, cancellationToken);
        var title = given.Has("title") ? Title(given) : former.Title;
        var label = await database.InTransactionAsync(
            async sql =>
            {
                if (title != former.Title)
                {
                    await sql.ExecuteAsync(Rename, new { title, former = former.Title, accountId = account.Id }, cancellationToken);
                }

                return await sql.SingleAsync<Label>(
                    """
                    update labels set title = @title, description = case when @described then @description else description end,
                        color = coalesce(@color, color), show_on_sidebar = coalesce(@shown, show_on_sidebar), updated_at = now()
                    where id = @id and account_id = @accountId returning *
                    """,
                    new
                    {
                        title, described = given.Has("description"), description = given.Text("description"), color = given.Present("color"),
                        shown = given.Flag("show_on_sidebar"), id, accountId = account.Id,
                    },
                    cancellationToken);
            },
            cancellationToken);

        return RailsResult.Json(label.ToJson());
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        await FindAsync(account, id, database, cancellationToken);
        await database.ExecuteAsync("delete from labels where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<Label> FindAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.FindAsync<Label>("select * from labels where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken)
        ?? throw Failure.NotFound();

    /// <summary>Letters, digits, underscore and hyphen, in lower case.</summary>
    private static string Title(RailsParameters given)
    {
        var title = given.Present("title")?.Trim().ToLowerInvariant() ?? throw Failure.Invalid("title", "can't be blank");

        return title.All(character => char.IsLetterOrDigit(character) || character is '_' or '-') ? title : throw Failure.Invalid("title", "is invalid");
    }

    private sealed record Label
    {
        public long Id { get; init; }

        public string Title { get; init; } = "";

        public string? Description { get; init; }

        public string Color { get; init; } = "";

        public bool? ShowOnSidebar { get; init; }

        public JsonObject ToJson() => new()
        {
            ["id"] = Id,
            ["title"] = Title,
            ["description"] = Description,
            ["color"] = Color,
            ["show_on_sidebar"] = ShowOnSidebar,
        };
    }
}
