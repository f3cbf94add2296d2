using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Conversations;

/// <summary>Reads one conversation with its messages and who could take it.</summary>
internal sealed class ConversationReader(ChatwootClient chatwoot)
{
    public async Task<ConversationThread> ReadAsync(long id, CancellationToken cancellationToken)
    {
        var conversation = chatwoot.GetConversationAsync(id, cancellationToken);
        var messages = chatwoot.ListMessagesAsync(id, after: null, cancellationToken);
        var agents = chatwoot.ListAgentsAsync(cancellationToken);
        await Task.WhenAll(conversation, messages, agents);

        return new ConversationThread(await conversation, await messages, await agents);
    }
}
