using System.Collections;
using System.Collections.Concurrent;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The addresses of one endpoint, by network.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly ConcurrentDictionary<NetworkIdentifier, NetworkEndpointSnapshot> _snapshots = new();

    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator() => _snapshots.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);

        SnapshotOf(networkId).SetValue(endpoint);
    }

    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default) =>
        SnapshotOf(networkId).GetValueAsync(cancellationToken);

    /// <summary>Whoever asks for the address in that network gets the reason instead of waiting for ever.</summary>
    internal void Fail(NetworkIdentifier networkId, Exception reason) => SnapshotOf(networkId).SetException(reason);

    internal AllocatedEndpoint? Find(NetworkIdentifier networkId) =>
        _snapshots.TryGetValue(networkId, out var entry) && entry.Snapshot.Current is { IsCompletedSuccessfully: true } current
            ? current.GetAwaiter().GetResult()
            : null;

    private ValueSnapshot<AllocatedEndpoint> SnapshotOf(NetworkIdentifier networkId) =>
        _snapshots.GetOrAdd(networkId, static id => new NetworkEndpointSnapshot(new ValueSnapshot<AllocatedEndpoint>(), id)).Snapshot;
}
