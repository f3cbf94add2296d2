using Dapper;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Filters;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>POST conversations/filter.</summary>
internal sealed class ConversationFilterQuery(Database database, ConversationReader reader, TimeProvider clock)
{
    private static readonly Dictionary<string, FilterAttribute> s_attributes = new(StringComparer.Ordinal)
    {
        ["status"] = new(FilterKind.Number, "c.status"),
        ["priority"] = new(FilterKind.Number, "c.priority"),
        ["assignee_id"] = new(FilterKind.Number, "c.assignee_id"),
        ["inbox_id"] = new(FilterKind.Number, "c.inbox_id"),
        ["team_id"] = new(FilterKind.Number, "c.team_id"),
        ["contact_id"] = new(FilterKind.Number, "c.contact_id"),
        ["display_id"] = new(FilterKind.Number, "c.display_id"),
        ["campaign_id"] = new(FilterKind.Number, "c.campaign_id"),
        ["labels"] = new(FilterKind.Labels, "Conversation"),
        ["created_at"] = new(FilterKind.Time, "c.created_at"),
        ["last_activity_at"] = new(FilterKind.Time, "c.last_activity_at"),
        ["browser_language"] = new(FilterKind.Text, "c.additional_attributes ->> 'browser_language'"),
        ["conversation_language"] = new(FilterKind.Text, "c.additional_attributes ->> 'conversation_language'"),
        ["country_code"] = new(FilterKind.Text, "c.additional_attributes ->> 'country_code'"),
        ["mail_subject"] = new(FilterKind.Text, "c.additional_attributes ->> 'mail_subject'"),
        ["referer"] = new(FilterKind.Text, "c.additional_attributes ->> 'referer'"),
    };

    public async Task<(ConversationCounts Counts, IReadOnlyList<ConversationView> Page)> RunAsync(
        AccountContext account, RailsParameters parameters, CancellationToken cancellationToken)
    {
        var arguments = new DynamicParameters(new { accountId = account.Id, userId = account.UserId, offset = (parameters.Page - 1L) * ConversationFinder.PageSize });
        var custom = await CustomAttributeNames.KeysAsync(database, account.Id, 0, cancellationToken);
        var term = new FilterSql(s_attributes, Map, clock.GetUtcNow()).Build(parameters.Array("payload"), custom, "c.custom_attributes", arguments);
        var where = $"c.account_id = @accountId and {term}"
            + (account.SeesAllInboxes ? "" : " and c.inbox_id in (select inbox_id from inbox_members where user_id = @userId)");
        var counts = await database.SingleAsync<ConversationCounts>(
            $"""
            select count(*) filter (where c.assignee_id = @userId) as mine, count(*) filter (where c.assignee_id is not null) as assigned,
                count(*) filter (where c.assignee_id is null) as unassigned, count(*) as "all" from conversations c where {where}
            """,
            arguments,
            cancellationToken);
        var page = await database.ListAsync<Conversation>(
            $"select c.* from conversations c where {where} order by c.last_activity_at desc, c.id desc limit {ConversationFinder.PageSize} offset @offset",
            arguments,
            cancellationToken);

        return (counts, await reader.CompleteAsync(database, account.Id, page, account.UserId, cancellationToken));
    }

    private static string? Map(string key, string value) => key switch
    {
        "status" when value == "all" => null,
        "status" => RailsEnum.Parse<ConversationStatus>(value) is { } status ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        "priority" => RailsEnum.Parse<ConversationPriority>(value) is { } priority ? ((int)priority).ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        _ => value,
    };
}
