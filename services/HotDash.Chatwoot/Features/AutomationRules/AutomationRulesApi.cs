using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Automation;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.AutomationRules;

internal static class AutomationRulesApi
{
    private const int MaxRules = 500;

    public static void MapAutomationRules(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/automation_rules").WithTags("Automation Rule").RequireAdministrator();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
        group.MapPost("/{id:long}/clone", CloneAsync);
    }

    private static async Task<IResult> ListAsync(AccountContext account, Database database, CancellationToken cancellationToken)
    {
        var rules = await database.ListAsync<AutomationRule>(
            $"select * from automation_rules where account_id = @Id order by id limit {MaxRules}", new { account.Id }, cancellationToken);

        return RailsResult.Payload(rules.ToJsonArray(rule => rule.ToJson()));
    }

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken) =>
        RailsResult.Json((await InsertAsync(account, AutomationRuleRequest.From(parameters.Unwrap("automation_rule"), null), database, cancellationToken)).ToJson());

    private static async Task<IResult> ShowAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        RailsResult.Payload((await FindAsync(account, id, database, cancellationToken)).ToJson());

    private static async Task<IResult> UpdateAsync(AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var former = await FindAsync(account, id, database, cancellationToken);
        var request = AutomationRuleRequest.From(parameters.Unwrap("automation_rule"), former);
        var rule = await database.SingleAsync<AutomationRule>(
            """
            update automation_rules set name = @Name, description = @Description, event_name = @EventName, conditions = @Conditions::jsonb,
                actions = @Actions::jsonb, active = @Active, updated_at = now()
            where id = @id and account_id = @accountId returning *
            """,
            new { request.Name, request.Description, request.EventName, request.Conditions, request.Actions, request.Active, id, accountId = account.Id },
            cancellationToken);

        return RailsResult.Payload(rule.ToJson());
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        await FindAsync(account, id, database, cancellationToken);
        await database.ExecuteAsync("delete from automation_rules where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> CloneAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken)
    {
        var rule = await FindAsync(account, id, database, cancellationToken);
        var copy = new AutomationRuleRequest(rule.Name, rule.Description, rule.EventName, rule.Conditions, rule.Actions, rule.Active);

        return RailsResult.Payload((await InsertAsync(account, copy, database, cancellationToken)).ToJson());
    }

    private static Task<AutomationRule> InsertAsync(AccountContext account, AutomationRuleRequest request, Database database, CancellationToken cancellationToken) =>
        database.SingleAsync<AutomationRule>(
            """
            insert into automation_rules (account_id, name, description, event_name, conditions, actions, active)
            values (@accountId, @Name, @Description, @EventName, @Conditions::jsonb, @Actions::jsonb, @Active) returning *
            """,
            new { accountId = account.Id, request.Name, request.Description, request.EventName, request.Conditions, request.Actions, request.Active },
            cancellationToken);

    private static async Task<AutomationRule> FindAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.FindAsync<AutomationRule>("select * from automation_rules where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken)
        ?? throw Failure.NotFound();
}
