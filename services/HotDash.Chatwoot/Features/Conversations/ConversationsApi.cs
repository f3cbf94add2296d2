using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>app/controllers/api/v1/accounts/conversations_controller.rb</summary>
internal static class ConversationsApi
{
    public const string Path = "/api/v1/accounts/{accountId:long}/conversations";

    public static RouteGroupBuilder MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Conversations").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapGet("/meta", MetaAsync);
        group.MapGet("/{id:long}", ShowAsync).AllowBots();
        group.MapPost("/", ConversationCreation.CreateAsync).AllowBots();

        return group;
    }

    private static async Task<IResult> ListAsync(
        AccountContext account, RailsParameters parameters, ConversationFinder finder, Shapes shapes, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var filter = ConversationRequest.Filter(account, parameters, clock.GetUtcNow());
        var counts = await finder.CountAsync(filter, cancellationToken);
        var page = await finder.PageAsync(filter, cancellationToken);
        var shape = await shapes.ForAsync(context, account.Id);

        return RailsResult.Json(new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["meta"] = counts.ToJson(),
                ["payload"] = page.ToJsonArray(view => ConversationShape.Rest(view, shape)),
            },
        });
    }

    private static async Task<IResult> MetaAsync(
        AccountContext account, RailsParameters parameters, ConversationFinder finder, TimeProvider clock, CancellationToken cancellationToken) =>
        RailsResult.Json(new JsonObject
        {
            ["meta"] = (await finder.CountAsync(ConversationRequest.Filter(account, parameters, clock.GetUtcNow()), cancellationToken)).ToJson(),
        });

    private static async Task<IResult> ShowAsync(
        AccountContext account, long id, InboxAccess access, ConversationAnswer answer, HttpContext context, CancellationToken cancellationToken) =>
        await answer.ShowAsync(account, await access.ConversationAsync(account, id, cancellationToken), context, cancellationToken);
}
