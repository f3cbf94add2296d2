using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Features.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>POST conversations: for a contact in an inbox, or for a known <c>source_id</c>; optionally with a first message.</summary>
internal static class ConversationCreation
{
    private const string BySource = """
        select ci.* from contact_inboxes ci join inboxes i on i.id = ci.inbox_id
        where i.account_id = @accountId and ci.source_id = @sourceId order by ci.id limit 1
        """;

    public static async Task<IResult> CreateAsync(
        AccountContext account, RailsParameters parameters, Database database, InboxAccess access, ContactInboxFinder contactInboxes,
        ConversationStarter starter, MessageRequest messageRequest, ConversationAnswer answer, HttpContext context, CancellationToken cancellationToken)
    {
        var inbox = parameters.Number("inbox_id") is { } inboxId ? await access.InboxAsync(account, inboxId, cancellationToken) : null;
        var contactInbox = inbox is not null && parameters.Number("contact_id") is { } contactId
            ? await contactInboxes.FindOrCreateAsync(
                inbox, await ContactStore.FindAsync(database, account.Id, contactId, cancellationToken), parameters.Present("source_id"), cancellationToken)
            : await database.FindAsync<ContactInbox>(BySource, new { accountId = account.Id, sourceId = parameters.Text("source_id") }, cancellationToken)
                ?? throw Failure.NotFound();
        inbox = inbox?.Id == contactInbox.InboxId ? inbox : await access.InboxAsync(account, contactInbox.InboxId, cancellationToken);
        var message = parameters.Nested("message") is { } given && given.Values.Count > 0
            ? await messageRequest.DraftAsync(account, inbox, contactInbox.ContactId, given, cancellationToken)
            : null;
        var conversation = await starter.StartAsync(
            inbox, contactInbox, await DraftAsync(account, parameters, database, cancellationToken), message, account.Performer, cancellationToken);

        return await answer.ShowAsync(
            account, await ConversationStore.FindAsync(database, account.Id, conversation.DisplayId, cancellationToken), context, cancellationToken);
    }

    private static async Task<ConversationDraft> DraftAsync(
        AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var status = parameters.Present("status");

        return new ConversationDraft
        {
            Status = status is null ? null : RailsEnum.Parse<ConversationStatus>(status) ?? throw Failure.Unprocessable($"'{status}' is not a valid status"),
            SnoozedUntil = RailsTime.FromSeconds(parameters.Decimal("snoozed_until")),
            AssigneeId = await ExistingAsync("select user_id from account_users where account_id = @accountId and user_id = @id", "assignee_id"),
            TeamId = await ExistingAsync("select id from teams where account_id = @accountId and id = @id", "team_id"),
            AdditionalAttributes = RailsJson.Text(parameters.Object("additional_attributes") ?? []),
            CustomAttributes = RailsJson.Text(parameters.Object("custom_attributes") ?? []),
        };

        async Task<long?> ExistingAsync(string query, string name) =>
            parameters.Number(name) is { } id
                ? await database.FindAsync<long?>(query, new { accountId = account.Id, id }, cancellationToken) ?? throw Failure.NotFound()
                : null;
    }
}
