using HotDash.Dashboard.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace HotDash.Dashboard.Features.Escalations;

public sealed partial class EscalationList : LiveView<IReadOnlyList<EscalatedConversation>>
{
    [Inject] private EscalationReader Reader { get; set; } = null!; // injected

    protected override Task<IReadOnlyList<EscalatedConversation>> ReadAsync(CancellationToken cancellationToken) => Reader.ReadAsync(cancellationToken);
}
