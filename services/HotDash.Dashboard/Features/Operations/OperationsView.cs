using HotDash.Dashboard.Features.StackHealth;
using HotDash.Sidekiq.Statistics;

namespace HotDash.Dashboard.Features.Operations;

/// <summary>The queues are null when Redis does not answer.</summary>
public sealed record OperationsView(IReadOnlyList<ServiceHealth> Services, SidekiqOverview? Jobs);
