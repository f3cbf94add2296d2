using System.Collections.Immutable;
using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Holds a resource back until what it waits for has come up or ended.</summary>
internal sealed partial class ResourceDependencyWaiter(ResourceNotificationService notifications, ILogger logger, WaitBehavior defaultBehavior)
{
    private const string WaitingForProperty = "resource.waitingFor";

    public static string DescribeExit(CustomResourceSnapshot snapshot) =>
        snapshot.ExitCode is { } exitCode ? string.Create(CultureInfo.InvariantCulture, $" with exit code {exitCode}") : "";

    public async Task WaitAsync(IResource resource, CancellationToken cancellationToken)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>()
            .Where(wait => wait.Resource is not IResourceWithoutLifetime)
            .DistinctBy(wait => (wait.Resource, wait.WaitType, wait.ExitCode))
            .SelectMany(wait => wait.Resource.GetInstanceNames().Select(instance => new InstanceWait(wait, instance)))
            .ToList();

        if (waits.Count == 0)
        {
            return;
        }

        var remaining = waits.Select(wait => wait.InstanceName).ToHashSet(StringComparers.ResourceName);
        await PublishWaitingAsync(resource, remaining);

        await Task.WhenAll(waits.Select(async wait =>
        {
            await WaitOneAsync(wait, cancellationToken);

            lock (remaining)
            {
                remaining.Remove(wait.InstanceName);
            }

            await PublishWaitingAsync(resource, remaining);
        }));
    }

    private Task PublishWaitingAsync(IResource resource, HashSet<string> remaining)
    {
        ImmutableArray<string> names;

        lock (remaining)
        {
            names = [.. remaining.Order(StringComparer.Ordinal)];
        }

        return notifications.PublishUpdateAsync(resource, snapshot => names.Length == 0
            ? snapshot with { Properties = [.. snapshot.Properties.Where(property => property.Name != WaitingForProperty)] }
            : snapshot with
            {
                State = KnownResourceStates.Waiting,
                Properties = snapshot.Properties.SetProperty(new ResourcePropertySnapshot(WaitingForProperty, string.Join(", ", names)) { DisplayName = "Waiting for" }),
            });
    }

    private async Task WaitOneAsync(InstanceWait wait, CancellationToken cancellationToken)
    {
        switch (wait.Annotation.WaitType)
        {
            case WaitType.WaitForCompletion:
                await WaitForCompletionAsync(wait, cancellationToken);
                break;
            case WaitType.WaitUntilStarted:
                await WaitForStateAsync(wait, SnapshotConditions.IsRunning, "start", cancellationToken);
                break;
            default:
                await WaitUntilHealthyAsync(wait, cancellationToken);
                break;
        }
    }

    private async Task WaitUntilHealthyAsync(InstanceWait wait, CancellationToken cancellationToken)
    {
        LogWaitingForHealth(wait.InstanceName);

        var ready = await WaitForStateAsync(wait, SnapshotConditions.IsReady, "become healthy", cancellationToken);

        try
        {
            await ready.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DistributedApplicationException($"The ready handlers of '{wait.InstanceName}' failed: {exception.Message}", exception);
        }

        LogDependencyReady(wait.InstanceName);
    }

    private async Task WaitForCompletionAsync(InstanceWait wait, CancellationToken cancellationToken)
    {
        LogWaitingForCompletion(wait.InstanceName);

        var ended = await WaitForInstanceAsync(wait, candidate => candidate.IsTerminal() || candidate.ExitCode is not null, cancellationToken);
        var snapshot = ended.Snapshot;

        if (snapshot.State?.Text == KnownResourceStates.FailedToStart)
        {
            throw new DistributedApplicationException($"Dependency '{wait.InstanceName}' failed to start, so it cannot complete. See its console logs.");
        }

        if (snapshot.ExitCode is { } exitCode && exitCode != wait.Annotation.ExitCode)
        {
            throw new DistributedApplicationException(
                $"Dependency '{wait.InstanceName}' ended with exit code {exitCode}, expected was {wait.Annotation.ExitCode}. See its console logs.");
        }
    }

    private async Task<ResourceEvent> WaitForStateAsync(InstanceWait wait, Func<CustomResourceSnapshot, bool> reached, string goal, CancellationToken cancellationToken)
    {
        var stops = (wait.Annotation.WaitBehavior ?? defaultBehavior) == WaitBehavior.StopOnResourceUnavailable;
        var found = await WaitForInstanceAsync(wait, candidate => reached(candidate) || (stops && candidate.IsUnavailable()), cancellationToken);

        return reached(found.Snapshot)
            ? found
            : throw new DistributedApplicationException(
                $"Dependency '{wait.InstanceName}' did not {goal}: its state is '{found.Snapshot.State?.Text}'{DescribeExit(found.Snapshot)}. See its console logs.");
    }

    private Task<ResourceEvent> WaitForInstanceAsync(InstanceWait wait, Func<CustomResourceSnapshot, bool> predicate, CancellationToken cancellationToken) =>
        notifications.WaitForResourceAsync(
            wait.Annotation.Resource.Name,
            candidate => StringComparers.ResourceName.Equals(candidate.ResourceId, wait.InstanceName) && predicate(candidate.Snapshot),
            cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for resource '{Dependency}' to become healthy.")]
    private partial void LogWaitingForHealth(string dependency);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for resource '{Dependency}' to complete.")]
    private partial void LogWaitingForCompletion(string dependency);

    [LoggerMessage(Level = LogLevel.Information, Message = "Resource '{Dependency}' is ready.")]
    private partial void LogDependencyReady(string dependency);

    private sealed record InstanceWait(WaitAnnotation Annotation, string InstanceName);
}
