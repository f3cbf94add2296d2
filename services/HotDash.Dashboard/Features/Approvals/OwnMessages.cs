using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>Finds messages that the dashboard wrote, by the <c>source_id</c> it gave them. Chatwoot keeps that field but does not make it unique.</summary>
internal sealed class OwnMessages(ChatwootClient chatwoot)
{
    /// <summary>Chatwoot's page when asked for what came after a message.</summary>
    private const int PageSize = 100;

    /// <summary>The newest message now, 0 in an empty conversation: ours can only come after it.</summary>
    public async Task<long> ReadAnchorAsync(long conversationId, CancellationToken cancellationToken)
    {
        var latest = await chatwoot.ListMessagesAsync(conversationId, after: null, cancellationToken);

        return latest.Count == 0 ? 0 : latest.Max(message => message.Id);
    }

    public async Task<IReadOnlyList<ConversationMessage>> FindAsync(
        long conversationId, long anchor, string sourceId, CancellationToken cancellationToken)
    {
        var found = new List<ConversationMessage>();
        var after = anchor;

        while (true)
        {
            var page = await chatwoot.ListMessagesAsync(conversationId, after, cancellationToken);
            found.AddRange(page.Where(message => message.SourceId == sourceId && message.Id > anchor));

            if (page.Count < PageSize || page.Max(message => message.Id) <= after)
            {
                return found;
            }

            after = page.Max(message => message.Id);
        }
    }
}
