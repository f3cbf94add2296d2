using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

internal static class SnapshotConditions
{
    public static bool IsRunning(this CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

    public static bool IsTerminal(this CustomResourceSnapshot snapshot) => KnownResourceStates.IsTerminal(snapshot.State?.Text);

    /// <summary>Running and healthy, and its ready event has been raised.</summary>
    public static bool IsReady(this CustomResourceSnapshot snapshot) =>
        snapshot.IsRunning() && snapshot.HealthStatus == HealthStatus.Healthy && snapshot.ResourceReadyEvent is not null;

    /// <summary>It will not come up by itself.</summary>
    public static bool IsUnavailable(this CustomResourceSnapshot snapshot) =>
        snapshot.IsTerminal() || snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy;
}
