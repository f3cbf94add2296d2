using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.CannedResponses;

internal static class CannedResponsesApi
{
    private const string List = """
        select * from canned_responses where account_id = @accountId
            and (@search is null or short_code ilike @pattern or content ilike @pattern)
        order by (short_code ilike @search || '%') desc nulls last, short_code limit 1000
        """;

    public static void MapCannedResponses(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/canned_responses").WithTags("Canned Responses").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var search = parameters.Present("search");
        var rows = await database.ListAsync<CannedResponse>(List, new { accountId = account.Id, search, pattern = $"%{search}%" }, cancellationToken);

        return RailsResult.Json(rows.ToJsonArray(row => row.ToJson()));
    }

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("canned_response");
        var (shortCode, content) = (given.Present("short_code"), given.Present("content"));
        await ValidateAsync(account, 0, shortCode, content, database, cancellationToken);
        var row = await database.SingleAsync<CannedResponse>(
            "insert into canned_responses (account_id, short_code, content) values (@accountId, @shortCode, @content) returning *",
            new { accountId = account.Id, shortCode, content },
            cancellationToken);

        return RailsResult.Json(row.ToJson());
    }

    private static async Task<IResult> UpdateAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("canned_response");
        var former = await database.FindAsync<CannedResponse>(
            "select * from canned_responses where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken) ?? throw Failure.NotFound();
        var shortCode = given.Has("short_code") ? given.Present("short_code") : former.ShortCode;
        var content = given.Has("content") ? given.Present("content") : former.Content;
        await ValidateAsync(account, id, shortCode, content, database, cancellationToken);
        var row = await database.SingleAsync<CannedResponse>(
            "update canned_responses set short_code = @shortCode, content = @content, updated_at = now() where id = @id and account_id = @accountId returning *",
            new { id, accountId = account.Id, shortCode, content },
            cancellationToken);

        return RailsResult.Json(row.ToJson());
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.ExecuteAsync("delete from canned_responses where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken) == 0
            ? throw Failure.NotFound()
            : RailsResult.Ok;

    private static async Task ValidateAsync(
        AccountContext account, long id, string? shortCode, string? content, Database database, CancellationToken cancellationToken)
    {
        var problems = new List<(string, string)>();
        if (content is null)
        {
            problems.Add(("content", "can't be blank"));
        }

        if (shortCode is null)
        {
            problems.Add(("short_code", "can't be blank"));
        }
        else if (await database.SingleAsync<bool>(
            "select exists (select from canned_responses where account_id = @accountId and short_code = @shortCode and id <> @id)",
            new { accountId = account.Id, shortCode, id },
            cancellationToken))
        {
            problems.Add(("short_code", "has already been taken"));
        }

        if (problems.Count > 0)
        {
            throw Failure.Invalid(problems);
        }
    }

    private sealed record CannedResponse
    {
        public long Id { get; init; }

        public long AccountId { get; init; }

        public string? ShortCode { get; init; }

        public string? Content { get; init; }

        public DateTime CreatedAt { get; init; }

        public DateTime UpdatedAt { get; init; }

        public JsonObject ToJson() => new()
        {
            ["id"] = Id,
            ["account_id"] = AccountId,
            ["short_code"] = ShortCode,
            ["content"] = Content,
            ["created_at"] = RailsTime.Iso(CreatedAt),
            ["updated_at"] = RailsTime.Iso(UpdatedAt),
        };
    }
}
