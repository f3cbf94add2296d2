namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>The state of resource instances, found by the name of the resource or of the instance.</summary>
internal sealed class ResourceStates(ResourceNotificationService notifications)
{
    /// <summary>All instances, or those of one resource.</summary>
    public IReadOnlyList<ResourceEvent> Find(string? name) => [.. notifications.CurrentStates
        .Where(state => Matches(state, name))
        .OrderBy(state => state.ResourceId, StringComparer.Ordinal)];

    public IAsyncEnumerable<ResourceEvent> WatchAsync(CancellationToken cancellationToken) => notifications.WatchAsync(cancellationToken);

    public static bool Matches(ResourceEvent state, string? name) =>
        string.IsNullOrEmpty(name)
        || string.Equals(state.ResourceId, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(state.Resource.Name, name, StringComparison.OrdinalIgnoreCase);
}
