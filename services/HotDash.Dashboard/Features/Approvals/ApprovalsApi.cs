using System.Security.Claims;
using HotDash.Dashboard.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>The same actions as on the page. A refusal is 403, a state that does not allow it 409, a source that failed 502.</summary>
internal static class ApprovalsApi
{
    private const int Shown = 100;
    private static readonly string[] s_kinds = [ApprovalKinds.CxReply, ApprovalKinds.Inventory, ApprovalKinds.Growth, ApprovalKinds.Misc];

    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/approvals").WithTags("Approvals");
        group.MapGet("/", ListAsync);
        group.MapPost("/", ProposeAsync);
        group.MapGet("/{id:guid}", GetAsync);
        group.MapPost("/{id:guid}/validate", ValidateAsync);
        group.MapPost("/{id:guid}/approve", (Guid id, ApproveRequest body, ApprovalDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ActAsync(id, user, actor => desk.ApproveAsync(id, body.Grades, actor, cancellationToken)));
        group.MapPost("/{id:guid}/apply", (Guid id, ApprovalDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ActAsync(id, user, actor => desk.ApplyAsync(id, actor, cancellationToken)));
        group.MapPost("/{id:guid}/request_changes", (Guid id, TurnDownRequest body, ApprovalDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ActAsync(id, user, actor => desk.RequestChangesAsync(id, body.Note, actor, cancellationToken)));
        group.MapPost("/{id:guid}/reject", (Guid id, TurnDownRequest body, ApprovalDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ActAsync(id, user, actor => desk.RejectAsync(id, body.Note, actor, cancellationToken)));
    }

    private static async Task<Ok<IReadOnlyList<Approval>>> ListAsync(string? group, ApprovalStore store, CancellationToken cancellationToken)
    {
        var wanted = ApprovalGroups.Normalize(group);

        return TypedResults.Ok(await store.ListAsync(ApprovalGroups.States(wanted), wanted == ApprovalGroups.Waiting, Shown, cancellationToken));
    }

    private static async Task<Results<Ok<Approval>, ProblemHttpResult>> GetAsync(Guid id, ApprovalStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } approval ? TypedResults.Ok(approval) : Missing(id);

    private static async Task<Results<Ok<ApprovalCheck>, ProblemHttpResult>> ValidateAsync(Guid id, ApprovalStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } approval
            ? TypedResults.Ok(new ApprovalCheck(ApprovalRules.MayApprove(approval), ApprovalRules.Problems(approval)))
            : Missing(id);

    private static async Task<Results<Ok<ApprovalAnswer>, ProblemHttpResult>> ProposeAsync(
        ProposeRequest body, ApprovalDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!s_kinds.Contains(body.Kind))
        {
            return TypedResults.Problem($"'{body.Kind}' is no kind of approval. Kinds: {string.Join(", ", s_kinds)}.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (body is { Kind: ApprovalKinds.CxReply, ConversationId: null })
        {
            return TypedResults.Problem("A customer reply needs a conversationId.", statusCode: StatusCodes.Status400BadRequest);
        }

        var draft = new ApprovalDraft(body.Id ?? Guid.NewGuid(), body.Kind, body.Title, body.Reference, body.Content)
        {
            ConversationId = body.ConversationId,
            Evidence = body.Evidence ?? "",
            RollbackPlan = body.RollbackPlan ?? "",
        };

        return await ActAsync(draft.Id, user, actor => desk.ProposeAsync(draft, actor, cancellationToken));
    }

    private static async Task<Results<Ok<ApprovalAnswer>, ProblemHttpResult>> ActAsync(
        Guid id, ClaimsPrincipal user, Func<Actor, Task<ApprovalOutcome>> act)
    {
        if (Actor.From(user) is not { } actor)
        {
            return TypedResults.Problem("Sign in first.", statusCode: StatusCodes.Status401Unauthorized);
        }

        try
        {
            var outcome = await act(actor);

            return outcome.Result switch
            {
                ApprovalResult.Refused => TypedResults.Problem(outcome.Message, statusCode: StatusCodes.Status403Forbidden, title: "Refused"),
                ApprovalResult.Conflict => TypedResults.Problem(outcome.Message, statusCode: StatusCodes.Status409Conflict, title: "Conflict"),
                ApprovalResult.Failed => TypedResults.Problem(outcome.Message, statusCode: StatusCodes.Status502BadGateway, title: "Not applied"),
                _ => TypedResults.Ok(new ApprovalAnswer(id, outcome.Result.ToString(), outcome.Message)),
            };
        }
        catch (KeyNotFoundException)
        {
            return Missing(id);
        }
    }

    private static ProblemHttpResult Missing(Guid id) =>
        TypedResults.Problem($"There is no approval {id}.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
