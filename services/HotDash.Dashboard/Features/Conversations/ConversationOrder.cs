using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Approvals;

namespace HotDash.Dashboard.Features.Conversations;

/// <summary>Who wants something, under which operation id: the same id acts once.</summary>
internal sealed record ConversationOrder(Guid OperationId, Actor Actor)
{
    public string? Rationale { get; init; }

    public Grades? Grades { get; init; }
}
