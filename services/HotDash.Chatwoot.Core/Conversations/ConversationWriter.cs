using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>The one way to change a conversation: rules, row, activity messages and events together.</summary>
public sealed class ConversationWriter(Database database, Announcer announcer, TimeProvider clock)
{
    public async Task<ConversationChange> ChangeAsync(
        Conversation conversation, Performer? performer, Func<Conversation, Conversation> change, CancellationToken cancellationToken)
    {
        var announcements = new Announcements();
        var saved = await database.InTransactionAsync(
            async sql =>
            {
                var locked = await ConversationStore.LockAsync(sql, conversation.AccountId, conversation.Id, cancellationToken);

                return await SaveAsync(sql, locked, change(locked), performer, announcements, cancellationToken);
            },
            cancellationToken);
        await announcer.PublishAsync(announcements, cancellationToken);

        return saved;
    }

    /// <summary>For callers that hold a transaction and the lock. They publish the announcements after their commit.</summary>
    public async Task<ConversationChange> SaveAsync(
        ISql sql, Conversation before, Conversation after, Performer? performer, Announcements announcements, CancellationToken cancellationToken)
    {
        var ruled = ConversationRules.Apply(before, after);
        if (ruled == before)
        {
            return new ConversationChange(before, before);
        }

        var change = new ConversationChange(before, ruled with { UpdatedAt = clock.GetUtcNow().UtcDateTime });
        await ConversationStore.UpdateAsync(sql, change.After, cancellationToken);
        ConversationAnnouncements.Changed(announcements, change, performer);
        await ActivityMessages.AddAsync(sql, change, performer, announcements, cancellationToken);

        return change;
    }
}
