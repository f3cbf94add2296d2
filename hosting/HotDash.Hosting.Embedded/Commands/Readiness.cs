using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Embedded.Commands;

/// <summary>
/// Asks a server and its databases themselves. The published health would still be that of before the restart: a child's
/// reports are renewed only by its next check.
/// </summary>
internal sealed class Readiness(HealthCheckService healthChecks, DistributedApplicationModel model, IResource server)
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(200);

    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var keys = model.Resources
            .Where(resource => resource == server || (resource is IResourceWithParent child && child.Parent == server))
            .SelectMany(resource => resource.Annotations.OfType<HealthCheckAnnotation>())
            .Select(annotation => annotation.Key)
            .ToHashSet(StringComparer.Ordinal);

        for (var clock = Stopwatch.StartNew(); clock.Elapsed < timeout; await Task.Delay(s_poll, cancellationToken))
        {
            var report = await healthChecks.CheckHealthAsync(registration => keys.Contains(registration.Name), cancellationToken);
            if (report.Status == HealthStatus.Healthy)
            {
                return true;
            }
        }

        return false;
    }
}
