using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.CustomFilters;

/// <summary>Filters that a user has saved; nobody else sees them.</summary>
internal static class CustomFiltersApi
{
    private const int MaxPerUser = 1000;

    public static void MapCustomFilters(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/custom_filters").WithTags("Custom Filters").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var type = TypeOf(parameters.Present("filter_type")) ?? FilterType.Conversation;
        var rows = await database.ListAsync<CustomFilter>(
            "select * from custom_filters where account_id = @Id and user_id = @UserId and filter_type = @type order by id", new { account.Id, account.UserId, type }, cancellationToken);

        return RailsResult.Json(rows.ToJsonArray(row => row.ToJson()));
    }

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("custom_filter");
        var name = given.Present("name") ?? throw Failure.Invalid("name", "can't be blank");
        var type = TypeOf(given.Present("filter_type") ?? given.Present("type") ?? parameters.Present("filter_type")) ?? FilterType.Conversation;
        var query = RailsJson.Text(given.Object("query") ?? []);
        var row = await database.FindAsync<CustomFilter>(
            """
            insert into custom_filters (name, filter_type, query, account_id, user_id) select @name, @type, @query::jsonb, @Id, @UserId
            where (select count(*) from custom_filters where account_id = @Id and user_id = @UserId) < @MaxPerUser returning *
            """,
            new { name, type, query, account.Id, account.UserId, MaxPerUser },
            cancellationToken) ?? throw Failure.Invalid("account_id", "Limit reached. The maximum number of allowed filters for a user per account is 1000.");

        return RailsResult.Json(row.ToJson());
    }

    private static async Task<IResult> ShowAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        RailsResult.Json((await FindAsync(account, id, database, cancellationToken)).ToJson());

    private static async Task<IResult> UpdateAsync(AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("custom_filter");
        var former = await FindAsync(account, id, database, cancellationToken);
        var row = await database.SingleAsync<CustomFilter>(
            """
            update custom_filters set name = @name, filter_type = @type, query = @query::jsonb, updated_at = now()
            where id = @id and account_id = @accountId and user_id = @UserId returning *
            """,
            new
            {
                name = given.Present("name") ?? former.Name, type = TypeOf(given.Present("filter_type") ?? given.Present("type")) ?? former.FilterType,
                query = given.Has("query") ? RailsJson.Text(given.Object("query") ?? []) : former.Query, id, accountId = account.Id, account.UserId,
            },
            cancellationToken);

        return RailsResult.Json(row.ToJson());
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        await FindAsync(account, id, database, cancellationToken);
        await database.ExecuteAsync("delete from custom_filters where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken);

        return RailsResult.NoContent;
    }

    private static async Task<CustomFilter> FindAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.FindAsync<CustomFilter>(
            "select * from custom_filters where id = @id and account_id = @accountId and user_id = @UserId", new { id, accountId = account.Id, account.UserId }, cancellationToken)
        ?? throw Failure.NotFound();

    private static FilterType? TypeOf(string? name) => name switch
    {
        null => null,
        "0" => FilterType.Conversation,
        "1" => FilterType.Contact,
        "2" => FilterType.Report,
        _ => RailsEnum.Parse<FilterType>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid filter_type"),
    };

    private enum FilterType
    {
        Conversation = 0,
        Contact = 1,
        Report = 2,
    }

    private sealed record CustomFilter
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public FilterType FilterType { get; init; }

        public string Query { get; init; } = "{}";

        public DateTime CreatedAt { get; init; }

        public DateTime UpdatedAt { get; init; }

        public JsonObject ToJson() => new()
        {
            ["id"] = Id,
            ["name"] = Name,
            ["filter_type"] = RailsEnum.Name(FilterType),
            ["query"] = RailsJson.Parse(Query),
            ["created_at"] = RailsTime.Iso(CreatedAt),
            ["updated_at"] = RailsTime.Iso(UpdatedAt),
        };
    }
}
