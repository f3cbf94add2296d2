using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.CustomAttributes;

/// <summary>Definitions of custom attributes of conversations and contacts.</summary>
internal static class CustomAttributesApi
{
    private const string Update = """
        update custom_attribute_definitions set attribute_display_name = @DisplayName, attribute_display_type = @DisplayType, attribute_description = @Description,
            attribute_values = @Values::jsonb, regex_pattern = @RegexPattern, regex_cue = @RegexCue, updated_at = now()
        where id = @id and account_id = @accountId returning *
        """;

    private const string Insert = """
        insert into custom_attribute_definitions (account_id, attribute_display_name, attribute_key, attribute_display_type, attribute_model, attribute_description,
            attribute_values, regex_pattern, regex_cue)
        values (@accountId, @DisplayName, @Key, @DisplayType, @Model, @Description, @Values::jsonb, @RegexPattern, @RegexCue) returning *
        """;

    public static void MapCustomAttributes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/custom_attribute_definitions").WithTags("Custom Attributes").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id:long}", async (AccountContext account, long id, Database database, CancellationToken token) =>
            RailsResult.Json((await FindAsync(account, id, database, token)).ToJson()));
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
    }

    /// <summary>The model is <c>0</c> or <c>conversation_attribute</c>, <c>1</c> or <c>contact_attribute</c>; absent: all.</summary>
    private static async Task<IResult> ListAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var model = parameters.Has("attribute_model") ? CustomAttributeRequest.Index<AttributeModel>(parameters, "attribute_model") : null;
        var rows = await database.ListAsync<CustomAttributeDefinition>(
            "select * from custom_attribute_definitions where account_id = @Id and (@model is null or attribute_model = @model) order by id", new { account.Id, model }, cancellationToken);

        return RailsResult.Json(rows.ToJsonArray(row => row.ToJson()));
    }

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var request = CustomAttributeRequest.From(parameters.Require("custom_attribute_definition"), former: null);
        var row = await database.SingleAsync<CustomAttributeDefinition>(
            Insert,
            new
            {
                accountId = account.Id, request.DisplayName, request.Key, request.DisplayType, request.Model, request.Description, request.Values,
                request.RegexPattern, request.RegexCue,
            },
            cancellationToken);

        return RailsResult.Json(row.ToJson());
    }

    private static async Task<IResult> UpdateAsync(AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var former = await FindAsync(account, id, database, cancellationToken);
        var request = CustomAttributeRequest.From(parameters.Require("custom_attribute_definition"), former);
        var row = await database.SingleAsync<CustomAttributeDefinition>(
            Update,
            new { id, accountId = account.Id, request.DisplayName, request.DisplayType, request.Description, request.Values, request.RegexPattern, request.RegexCue },
            cancellationToken);

        return RailsResult.Json(row.ToJson());
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        await FindAsync(account, id, database, cancellationToken);
        await database.ExecuteAsync(
            "delete from custom_attribute_definitions where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken);

        return RailsResult.NoContent;
    }

    private static async Task<CustomAttributeDefinition> FindAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.FindAsync<CustomAttributeDefinition>(
            "select * from custom_attribute_definitions where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken)
        ?? throw Failure.NotFound();
}
