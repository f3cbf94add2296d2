using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Labels;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Changes the set of labels of a conversation, in its tags and in the cached list beside it.</summary>
public sealed class ConversationLabeler(Database database, ConversationWriter writer, Announcer announcer)
{
    public async Task<Conversation> ReplaceAsync(
        Conversation conversation, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, Performer? performer, CancellationToken cancellationToken)
    {
        var announcements = new Announcements();
        var saved = await database.InTransactionAsync(
            async sql =>
            {
                var before = await ConversationStore.LockAsync(sql, conversation.AccountId, conversation.Id, cancellationToken);
                var labels = change(before.Labels);
                await LabelList.ReplaceAsync(sql, "Conversation", before.Id, labels, cancellationToken);
                var after = before with { CachedLabelList = labels.Count == 0 ? null : string.Join(", ", labels) };

                return await writer.SaveAsync(sql, before, after, performer, announcements, cancellationToken);
            },
            cancellationToken);
        await announcer.PublishAsync(announcements, cancellationToken);

        return saved.After;
    }
}
