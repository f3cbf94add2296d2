using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Conversations;

public sealed class ConversationFinder(Database database, ConversationReader reader)
{
    public const int PageSize = 25;

    public async Task<IReadOnlyList<ConversationView>> PageAsync(ConversationFilter filter, CancellationToken cancellationToken)
    {
        var arguments = ConversationFilterSql.Arguments(filter, PageSize, (Math.Max(filter.Page, 1) - 1L) * PageSize);
        var page = await database.ListAsync<Conversation>(PageSql(filter), arguments, cancellationToken);

        return await reader.CompleteAsync(database, filter.AccountId, page, filter.ViewerId, cancellationToken);
    }

    public Task<ConversationCounts> CountAsync(ConversationFilter filter, CancellationToken cancellationToken) =>
        database.SingleAsync<ConversationCounts>(
            CountSql(filter),
            ConversationFilterSql.Arguments(filter, 0, 0),
            cancellationToken);

    public async Task<ConversationView> ShowAsync(long accountId, long displayId, long? viewerId, CancellationToken cancellationToken)
    {
        var conversation = await ConversationStore.FindAsync(database, accountId, displayId, cancellationToken);

        return await reader.CompleteAsync(database, conversation, viewerId, cancellationToken);
    }

    internal static string PageSql(ConversationFilter filter) => $"""
        select c.* from conversations c where {ConversationFilterSql.Where(filter)}{ConversationFilterSql.Assignee(filter)}
        order by {ConversationFilterSql.Order(filter)} limit @limit offset @offset
        """;

    internal static string CountSql(ConversationFilter filter) => $"""
        select count(*) filter (where c.assignee_id = @ViewerId) as mine,
            count(*) filter (where c.assignee_id is not null or c.assignee_agent_bot_id is not null) as assigned,
            count(*) filter (where c.assignee_id is null and c.assignee_agent_bot_id is null) as unassigned,
            count(*) as "all"
        from conversations c where {ConversationFilterSql.Where(filter)}
        """;
}
