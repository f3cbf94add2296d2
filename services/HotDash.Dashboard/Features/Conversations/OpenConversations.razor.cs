using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using Microsoft.AspNetCore.Components;

namespace HotDash.Dashboard.Features.Conversations;

public sealed partial class OpenConversations : LiveView<ConversationListData>
{
    private const int ShownRows = 10;

    [Inject] private ChatwootClient Chatwoot { get; set; } = null!; // injected

    protected override Task<ConversationListData> ReadAsync(CancellationToken cancellationToken) =>
        Chatwoot.ListConversationsAsync(new ConversationQuery { Sort = "waiting_since_asc" }, cancellationToken);
}
