using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Search;

/// <summary>Search over contacts and messages at once, and the contact behind a source id. Not in Chatwoot's description, but its clients use them.</summary>
internal static class SearchApi
{
    private const int PageSize = 15;

    private const string Contacts = """
        select * from contacts where account_id = @accountId and (name ilike @pattern or email ilike @pattern or phone_number ilike @pattern or identifier ilike @pattern)
        order by last_activity_at desc nulls last limit @limit offset @offset
        """;

    private const string Messages = """
        select m.id, c.display_id, m.content, m.message_type, m.created_at, m.inbox_id from messages m join conversations c on c.id = m.conversation_id
        where m.account_id = @accountId and m.created_at > @since and m.message_type <> 2 and m.content ilike @pattern
            and (@all or m.inbox_id in (select inbox_id from inbox_members where user_id = @userId))
        order by m.created_at desc limit @limit offset @offset
        """;

    private const string BySource = """
        select c.* from contacts c join contact_inboxes ci on ci.contact_id = c.id join inboxes i on i.id = ci.inbox_id
        where i.account_id = @accountId and ci.inbox_id = @inboxId and ci.source_id = @sourceId
        """;

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}").WithTags("Search").RequireAccountMember();
        group.MapGet("/search", AllAsync);
        group.MapGet("/search/contacts", ContactsAsync);
        group.MapGet("/search/conversations", ConversationsAsync);
        group.MapGet("/search/messages", MessagesAsync);
        group.MapPost("/contact_inboxes/filter", BySourceAsync);
    }

    private static async Task<IResult> AllAsync(SearchQuery query, AccountContext account, RailsParameters parameters, CancellationToken cancellationToken) =>
        RailsResult.Payload(new JsonObject
        {
            ["conversations"] = await query.ConversationsAsync(account, parameters, cancellationToken),
            ["contacts"] = await query.ContactsAsync(account, parameters, cancellationToken),
            ["messages"] = await query.MessagesAsync(account, parameters, cancellationToken),
        });

    private static async Task<IResult> ContactsAsync(SearchQuery query, AccountContext account, RailsParameters parameters, CancellationToken cancellationToken) =>
        RailsResult.Payload(new JsonObject { ["contacts"] = await query.ContactsAsync(account, parameters, cancellationToken) });

    private static async Task<IResult> ConversationsAsync(SearchQuery query, AccountContext account, RailsParameters parameters, CancellationToken cancellationToken) =>
        RailsResult.Payload(new JsonObject { ["conversations"] = await query.ConversationsAsync(account, parameters, cancellationToken) });

    private static async Task<IResult> MessagesAsync(SearchQuery query, AccountContext account, RailsParameters parameters, CancellationToken cancellationToken) =>
        RailsResult.Payload(new JsonObject { ["messages"] = await query.MessagesAsync(account, parameters, cancellationToken) });

    private static async Task<IResult> BySourceAsync(
        AccountContext account, RailsParameters parameters, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var contact = await database.FindAsync<Contact>(
            BySource, new { accountId = account.Id, inboxId = parameters.Number("inbox_id"), sourceId = parameters.Text("source_id") }, cancellationToken) ?? throw Failure.NotFound();

        return RailsResult.Json(ContactShape.Full(contact, await presence.ReadAsync(account.Id)));
    }

    internal sealed class SearchQuery(Database database, ConversationFinder finder, PresenceStore presence, TimeProvider clock)
    {
        /// <summary>Chatwoot searches the messages of the last three months.</summary>
        private static readonly TimeSpan s_messages = TimeSpan.FromDays(90);

        public async Task<JsonArray> ContactsAsync(AccountContext account, RailsParameters parameters, CancellationToken cancellationToken)
        {
            var found = await database.ListAsync<Contact>(Contacts, Arguments(account, parameters), cancellationToken);
            var online = await presence.ReadAsync(account.Id);

            return found.ToJsonArray(contact => ContactShape.Full(contact, online));
        }

        public async Task<JsonArray> ConversationsAsync(AccountContext account, RailsParameters parameters, CancellationToken cancellationToken)
        {
            var filter = new ConversationFilter
            {
                AccountId = account.Id, ViewerId = account.UserId, OnlyViewersInboxes = !account.SeesAllInboxes, Status = null, Query = parameters.Present("q") ?? "", Page = parameters.Page,
            };

            return (await finder.PageAsync(filter, cancellationToken)).ToJsonArray(view => new JsonObject
            {
                ["id"] = view.Conversation.DisplayId,
                ["account_id"] = view.Conversation.AccountId,
                ["created_at"] = RailsTime.Seconds(view.Conversation.CreatedAt),
                ["contact"] = new JsonObject { ["id"] = view.Contact.Id, ["name"] = view.Contact.Name, ["email"] = view.Contact.Email },
                ["inbox"] = new JsonObject { ["id"] = view.Inbox.Id, ["name"] = view.Inbox.Name, ["channel_type"] = view.Inbox.ChannelType },
            });
        }

        public async Task<JsonArray> MessagesAsync(AccountContext account, RailsParameters parameters, CancellationToken cancellationToken)
        {
            var found = await database.ListAsync<(long Id, long DisplayId, string? Content, int Type, DateTime CreatedAt, long InboxId)>(
                Messages, Arguments(account, parameters), cancellationToken);

            return found.ToJsonArray(message => new JsonObject
            {
                ["id"] = message.Id,
                ["content"] = message.Content,
                ["message_type"] = message.Type,
                ["conversation_id"] = message.DisplayId,
                ["inbox_id"] = message.InboxId,
                ["created_at"] = RailsTime.Seconds(message.CreatedAt),
            });
        }

        private object Arguments(AccountContext account, RailsParameters parameters) => new
        {
            accountId = account.Id,
            userId = account.UserId,
            all = account.SeesAllInboxes,
            pattern = $"%{(parameters.Present("q") ?? "").Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%",
            since = (clock.GetUtcNow() - s_messages).UtcDateTime,
            limit = PageSize,
            offset = (parameters.Page - 1L) * PageSize,
        };
    }
}
