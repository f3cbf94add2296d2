using HotDash.Dashboard.Features.Decisions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>Administrators add people and change what they may do; each change is a decision in the log.</summary>
internal static class OperatorsApi
{
    public const string AddPath = "/operators/add";
    public const string ChangePath = "/operators/change";

    private const int ShortestPassword = 12;
    private const string Settings = "/settings";

    public static void MapOperators(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AddPath, AddAsync).RequireAuthorization(Policies.Admin);
        routes.MapPost(ChangePath, ChangeAsync).RequireAuthorization(Policies.Admin);
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> AddAsync(
        [FromForm] string name,
        [FromForm] string email,
        [FromForm] string password,
        [FromForm] Role role,
        HttpContext context,
        OperatorStore operators,
        DecisionLog log,
        CancellationToken cancellationToken)
    {
        if (password.Length < ShortestPassword)
        {
            return TypedResults.Problem($"A password has at least {ShortestPassword} characters.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (!await operators.AddAsync(email.Trim(), name.Trim(), role, SignInService.Hash(password), cancellationToken))
        {
            return TypedResults.Problem($"There is an account for {email} already.", statusCode: StatusCodes.Status409Conflict);
        }

        await RecordAsync(context, log, "operator.add", email.Trim(), new { name, role = role.ToString() }, cancellationToken);

        return TypedResults.LocalRedirect(Settings);
    }

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> ChangeAsync(
        [FromForm] long id,
        [FromForm] Role role,
        [FromForm] bool? disabled,
        HttpContext context,
        OperatorStore operators,
        DecisionLog log,
        CancellationToken cancellationToken)
    {
        if (Actor.From(context.User)?.Id == id)
        {
            return TypedResults.Problem("You cannot change your own account: another administrator can.", statusCode: StatusCodes.Status409Conflict);
        }

        await operators.ChangeAsync(id, role, disabled ?? false, cancellationToken);
        await RecordAsync(context, log, "operator.change", $"operator:{id}", new { role = role.ToString(), disabled = disabled ?? false }, cancellationToken);

        return TypedResults.LocalRedirect(Settings);
    }

    private static async Task RecordAsync(
        HttpContext context, DecisionLog log, string action, string reference, object payload, CancellationToken cancellationToken)
    {
        if (Actor.From(context.User) is { } actor)
        {
            await log.RecordAsync(new NewDecision(actor, action, reference, $"{action}:{Guid.NewGuid()}") { Payload = payload }, cancellationToken);
        }
    }
}
