using HotDash.Dashboard.Features.StackHealth;

namespace HotDash.Dashboard.Features.Operations;

public sealed record OperationsView(IReadOnlyList<ServiceHealth> Services);
