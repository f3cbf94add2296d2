using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.StackHealth;

namespace HotDash.Dashboard.Features.Overview;

public sealed record OverviewSnapshot(
    FeedSnapshot<ConversationListData>? Conversations,
    FeedSnapshot<IReadOnlyList<ServiceHealth>>? Health);
