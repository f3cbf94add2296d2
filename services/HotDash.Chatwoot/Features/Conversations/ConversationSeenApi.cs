using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Last-seen marks, unread, and who is typing.</summary>
internal static class ConversationSeenApi
{
    private const string MarkSeen = """
        update conversations set agent_last_seen_at = @now, assignee_last_seen_at = case when assignee_id = @userId then @now else assignee_last_seen_at end
        where id = @Id and account_id = @AccountId returning *
        """;

    /// <summary>Just before the newest incoming message, so that it counts as unread.</summary>
    private const string MarkUnread = """
        with newest as (select max(created_at) - interval '1 second' as at from messages where conversation_id = @Id and message_type = 0)
        update conversations set agent_last_seen_at = newest.at, assignee_last_seen_at = newest.at from newest
        where conversations.id = @Id and account_id = @AccountId returning conversations.*
        """;

    public static void MapConversationSeen(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ConversationsApi.Path + "/{id:long}").WithTags("Conversations").RequireAccountMember();
        group.MapPost("/update_last_seen", SeenAsync);
        group.MapPost("/unread", UnreadAsync);
        group.MapPost("/toggle_typing_status", TypingAsync).AllowBots();
    }

    private static async Task<IResult> SeenAsync(
        AccountContext account, long id, InboxAccess access, Database database, Announcer announcer, TimeProvider clock, ConversationAnswer answer,
        HttpContext context, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var seen = await database.SingleAsync<Conversation>(
            MarkSeen, new { conversation.Id, conversation.AccountId, userId = account.UserId, now = clock.GetUtcNow().UtcDateTime }, cancellationToken);
        await announcer.PublishAsync(ConversationAnnouncements.Event(EventNames.ConversationRead, seen, account.Performer), cancellationToken);

        return await answer.ShowAsync(account, seen, context, cancellationToken);
    }

    private static async Task<IResult> UnreadAsync(
        AccountContext account, long id, InboxAccess access, Database database, ConversationAnswer answer, HttpContext context, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var unread = await database.SingleAsync<Conversation>(MarkUnread, new { conversation.Id, conversation.AccountId }, cancellationToken);

        return await answer.ShowAsync(account, unread, context, cancellationToken);
    }

    private static async Task<IResult> TypingAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, Announcer announcer, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        if (TypingEvent(parameters.Text("typing_status")) is { } name)
        {
            var typing = ConversationAnnouncements.Event(name, conversation, account.Performer);
            typing.Data["user"] = account.Performer.Record;
            typing.Data["is_private"] = parameters.Flag("is_private") ?? false;
            await announcer.PublishAsync(typing, cancellationToken);
        }

        return RailsResult.Ok;
    }

    public static string? TypingEvent(string? status) => status switch
    {
        "on" => EventNames.ConversationTypingOn,
        "off" => EventNames.ConversationTypingOff,
        _ => null,
    };
}
