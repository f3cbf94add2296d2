using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Search by message text, and the advanced filter.</summary>
internal static class ConversationSearchApi
{
    public static void MapConversationSearch(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ConversationsApi.Path).WithTags("Conversations").RequireAccountMember();
        group.MapGet("/search", SearchAsync);
        group.MapPost("/filter", FilterAsync);
    }

    private static async Task<IResult> SearchAsync(
        AccountContext account, RailsParameters parameters, ConversationFinder finder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var filter = ConversationRequest.Filter(account, parameters, clock.GetUtcNow()) with { Status = null };
        var counts = await finder.CountAsync(filter, cancellationToken);
        var page = await finder.PageAsync(filter, cancellationToken);

        return RailsResult.Json(new JsonObject { ["meta"] = FoundMeta(counts), ["payload"] = page.ToJsonArray(Slim) });
    }

    private static async Task<IResult> FilterAsync(
        AccountContext account, RailsParameters parameters, ConversationFilterQuery query, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var (counts, page) = await query.RunAsync(account, parameters, cancellationToken);
        var shape = await shapes.ForAsync(context, account.Id);

        return RailsResult.Json(new JsonObject
        {
            ["meta"] = FoundMeta(counts),
            ["payload"] = page.ToJsonArray(view => ConversationShape.Rest(view, shape)),
        });
    }

    /// <summary>Without the count of assigned ones.</summary>
    private static JsonObject FoundMeta(ConversationCounts counts) => new()
    {
        ["mine_count"] = counts.Mine,
        ["unassigned_count"] = counts.Unassigned,
        ["all_count"] = counts.All,
    };

    private static JsonObject Slim(ConversationView view) => new()
    {
        ["id"] = view.Conversation.DisplayId,
        ["uuid"] = view.Conversation.Uuid.ToString(),
        ["created_at"] = RailsTime.Seconds(view.Conversation.CreatedAt),
        ["contact"] = new JsonObject { ["id"] = view.Contact.Id, ["name"] = view.Contact.Name },
        ["inbox"] = new JsonObject { ["id"] = view.Inbox.Id, ["name"] = view.Inbox.Name, ["channel_type"] = view.Inbox.ChannelType },
        ["messages"] = view.LastChatMessage is { } last ? new JsonArray(Slim(last)) : new JsonArray(),
        ["account_id"] = view.Conversation.AccountId,
    };

    private static JsonObject Slim(MessageView message) => new()
    {
        ["content"] = message.Message.Content,
        ["id"] = message.Message.Id,
        ["sender_name"] = message.Sender?.Name,
        ["message_type"] = (int)message.Message.MessageType,
        ["created_at"] = RailsTime.Seconds(message.Message.CreatedAt),
    };
}
