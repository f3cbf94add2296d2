using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Muting a conversation is resolving it and blocking its contact.</summary>
public sealed class ContactMuting(Database database, ConversationWriter writer)
{
    public async Task MuteAsync(Conversation conversation, Performer? performer, CancellationToken cancellationToken)
    {
        await writer.ChangeAsync(conversation, performer, before => before with { Status = ConversationStatus.Resolved }, cancellationToken);
        await BlockAsync(conversation, true, cancellationToken);
    }

    public Task UnmuteAsync(Conversation conversation, CancellationToken cancellationToken) => BlockAsync(conversation, false, cancellationToken);

    private async Task BlockAsync(Conversation conversation, bool blocked, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "update contacts set blocked = @blocked, updated_at = now() where id = @ContactId and account_id = @AccountId",
            new { conversation.ContactId, conversation.AccountId, blocked },
            cancellationToken);
}
