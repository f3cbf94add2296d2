using System.Security.Claims;
using HotDash.Dashboard.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDash.Dashboard.Features.Ideas;

/// <summary>The ideas page posts here; antiforgery is checked for each.</summary>
internal static class IdeasApi
{
    public const string AddPath = "/ideas/add";
    public const string DecidePath = "/ideas/decide";

    private const int LongestTitle = 200;

    public static void MapIdeas(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AddPath, AddAsync);
        routes.MapPost(DecidePath, DecideAsync);
    }

    private static async Task<RedirectHttpResult> AddAsync(
        [FromForm] string title,
        [FromForm] string reasoning,
        [FromForm] string type,
        [FromForm] string priority,
        ClaimsPrincipal user,
        IdeaStore ideas,
        CancellationToken cancellationToken)
    {
        if (Actor.From(user) is not { MayAct: true } actor)
        {
            return TypedResults.LocalRedirect("/not-allowed");
        }

        var valid = title.Trim().Length is > 0 and <= LongestTitle && IdeaPool.Types.Contains(type) && IdeaPool.Priorities.Contains(priority);
        var added = valid && await ideas.AddAsync(new NewIdea(title.Trim(), reasoning.Trim(), type, priority), actor, cancellationToken);

        return TypedResults.LocalRedirect(added ? "/ideas" : "/ideas?problem=full");
    }

    private static async Task<RedirectHttpResult> DecideAsync(
        [FromForm] long id, [FromForm] string status, ClaimsPrincipal user, IdeaStore ideas, CancellationToken cancellationToken)
    {
        if (Actor.From(user) is not { MayAct: true } actor)
        {
            return TypedResults.LocalRedirect("/not-allowed");
        }

        var decided = status is IdeaPool.Approved or IdeaPool.Rejected && await ideas.DecideAsync(id, status, actor, cancellationToken);

        return TypedResults.LocalRedirect(decided ? "/ideas" : "/ideas?problem=decided");
    }
}
