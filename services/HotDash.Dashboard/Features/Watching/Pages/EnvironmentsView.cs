namespace HotDash.Dashboard.Features.Watching.Pages;

public sealed record EnvironmentsView(IReadOnlyList<EnvironmentView> Environments, DateTime? WatchedAt);
