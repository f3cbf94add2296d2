using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Rows of <c>conversations</c>.</summary>
public static class ConversationStore
{
    private const string Insert = """
        insert into conversations (account_id, inbox_id, contact_id, contact_inbox_id, status, assignee_id, team_id, priority, snoozed_until,
            additional_attributes, custom_attributes, identifier, waiting_since, last_activity_at, created_at, updated_at)
        values (@AccountId, @InboxId, @ContactId, @ContactInboxId, @Status, @AssigneeId, @TeamId, @Priority, @SnoozedUntil,
            @AdditionalAttributes::jsonb, @CustomAttributes::jsonb, @Identifier, @WaitingSince, @LastActivityAt, @CreatedAt, @UpdatedAt)
        returning *
        """;

    internal const string Update = """
        update conversations set status = @Status, assignee_id = @AssigneeId, assignee_agent_bot_id = @AssigneeAgentBotId, team_id = @TeamId,
            priority = @Priority, snoozed_until = @SnoozedUntil, additional_attributes = @AdditionalAttributes::jsonb,
            custom_attributes = @CustomAttributes::jsonb, cached_label_list = @CachedLabelList, waiting_since = @WaitingSince,
            first_reply_created_at = @FirstReplyCreatedAt, contact_last_seen_at = @ContactLastSeenAt, agent_last_seen_at = @AgentLastSeenAt,
            assignee_last_seen_at = @AssigneeLastSeenAt, last_activity_at = @LastActivityAt, contact_id = @ContactId, updated_at = @UpdatedAt
        where id = @Id and account_id = @AccountId
        """;

    public static Task<Conversation> InsertAsync(ISql sql, Conversation conversation, CancellationToken cancellationToken) =>
        sql.SingleAsync<Conversation>(Insert, conversation, cancellationToken);

    public static Task UpdateAsync(ISql sql, Conversation conversation, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(Update, conversation, cancellationToken);

    /// <summary>By the id that clients use.</summary>
    public static async Task<Conversation> FindAsync(ISql sql, long accountId, long displayId, CancellationToken cancellationToken) =>
        await sql.FindAsync<Conversation>(
            "select * from conversations where account_id = @accountId and display_id = @displayId", new { accountId, displayId }, cancellationToken)
        ?? throw Failure.NotFound();

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    public static async Task<Conversation> LockAsync(ISql sql, long accountId, long id, CancellationToken cancellationToken) =>
        await sql.FindAsync<Conversation>(
            "select * from conversations where account_id = @accountId and id = @id for update", new { accountId, id }, cancellationToken)
        ?? throw Failure.NotFound();
}
