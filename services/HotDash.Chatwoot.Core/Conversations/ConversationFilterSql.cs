namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>A filter as SQL. Values are always parameters; only fixed fragments are put together.</summary>
internal static class ConversationFilterSql
{
    private const string Latest = "c.last_activity_at desc, c.id desc";

    private static readonly Dictionary<string, string> s_orders = new(StringComparer.Ordinal)
    {
        ["latest"] = Latest,
        ["last_activity_at_desc"] = Latest,
        ["last_activity_at_asc"] = "c.last_activity_at, c.id",
        ["created_at_desc"] = "c.created_at desc, c.id desc",
        ["created_at_asc"] = "c.created_at, c.id",
        ["priority_desc"] = "c.priority desc nulls last, c.last_activity_at desc",
        ["priority_asc"] = "c.priority nulls last, c.last_activity_at desc",
        ["waiting_since_desc"] = "c.waiting_since desc nulls last, c.created_at",
        ["waiting_since_asc"] = "c.waiting_since nulls last, c.created_at",
    };

    /// <summary>Everything except the assignee: what the counts beside a list share.</summary>
    public static string Where(ConversationFilter filter)
    {
        var terms = new List<string> { "c.account_id = @AccountId" };
        AddWhen(filter.Status is not null, "c.status = @Status");
        AddWhen(filter.InboxId is not null, "c.inbox_id = @InboxId");
        AddWhen(filter.TeamId is not null, "c.team_id = @TeamId");
        AddWhen(filter.ContactId is not null, "c.contact_id = @ContactId");
        AddWhen(filter.UpdatedSince is not null, "c.updated_at > @UpdatedSince");
        AddWhen(filter.OnlyViewersInboxes, "c.inbox_id in (select inbox_id from inbox_members where user_id = @ViewerId)");
        AddWhen(filter.SourceId is not null, "c.contact_inbox_id in (select id from contact_inboxes where source_id = @SourceId)");
        AddWhen(filter.Query is not null, "exists (select from messages m where m.conversation_id = c.id and m.content ilike @QueryPattern)");
        AddWhen(filter.Labels.Count > 0, """
            c.id in (select g.taggable_id from taggings g join tags t on t.id = g.tag_id
                where g.taggable_type = 'Conversation' and g.context = 'labels' and t.name = any(@LabelNames))
            """);
        AddWhen(filter.ConversationType == "mention", "c.id in (select conversation_id from mentions where account_id = @AccountId and user_id = @ViewerId)");
        AddWhen(filter.ConversationType == "participating", "c.id in (select conversation_id from conversation_participants where user_id = @ViewerId)");
        AddWhen(filter.ConversationType == "unattended", "(c.first_reply_created_at is null or c.waiting_since is not null)");

        return string.Join(" and ", terms);

        void AddWhen(bool condition, string term)
        {
            if (condition)
            {
                terms.Add(term);
            }
        }
    }

    public static string Assignee(ConversationFilter filter) => filter.AssigneeType switch
    {
        "me" => " and c.assignee_id = @ViewerId",
        "unassigned" => " and c.assignee_id is null and c.assignee_agent_bot_id is null",
        "assigned" => " and (c.assignee_id is not null or c.assignee_agent_bot_id is not null)",
        _ => "",
    };

    public static string Order(ConversationFilter filter) => filter.SortBy is { } name ? s_orders.GetValueOrDefault(name, Latest) : Latest;

    public static object Arguments(ConversationFilter filter, int limit, long offset) => new
    {
        filter.AccountId,
        filter.ViewerId,
        filter.Status,
        filter.InboxId,
        filter.TeamId,
        filter.ContactId,
        filter.UpdatedSince,
        filter.SourceId,
        QueryPattern = $"%{EscapeLike(filter.Query ?? "")}%",
        LabelNames = filter.Labels.ToArray(),
        limit,
        offset,
    };

    private static string EscapeLike(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
