using System.Threading.Channels;

namespace Aspire.Hosting.Dashboard;

/// <summary>One watching dashboard: what there was when it came, and what changes since.</summary>
internal sealed class DashboardSubscription(
    IReadOnlyList<Proto.Resource> initial, ChannelReader<Proto.Resource> changes, Action unsubscribe) : IDisposable
{
    public IReadOnlyList<Proto.Resource> Initial => initial;

    public void Dispose() => unsubscribe();

    /// <summary>Waits for the next change and takes along all others that are there by then, the last one per resource.</summary>
    public async Task<IReadOnlyCollection<Proto.Resource>> NextAsync(CancellationToken cancellationToken)
    {
        var first = await changes.ReadAsync(cancellationToken);
        var batch = new OrderedDictionary<string, Proto.Resource>(StringComparer.Ordinal) { [first.Name] = first };
        while (changes.TryRead(out var next))
        {
            batch[next.Name] = next;
        }

        return batch.Values;
    }
}
