using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>Messages that did not reach the customer.</summary>
public static class MessageFailures
{
    /// <summary>Sets the status <c>failed</c> and the reason that the agent sees.</summary>
    public static Task MarkAsync(ISql sql, long messageId, string reason, CancellationToken cancellationToken) => sql.ExecuteAsync(
        """
        update messages set status = 3, updated_at = now(),
            content_attributes = coalesce(content_attributes, '{}'::jsonb) || jsonb_build_object('external_error', @reason::text)
        where id = @messageId
        """,
        new { messageId, reason },
        cancellationToken);
}
