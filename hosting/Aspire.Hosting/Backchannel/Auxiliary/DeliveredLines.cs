namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>
/// The lines a follower has had as backlog: watching a log begins with its backlog again, numbered differently where the
/// orchestrator holds it.
/// </summary>
internal sealed class DeliveredLines
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Resource, string Content), int> _counts = [];

    public DeliveredLines(IEnumerable<ResourceLogLine> lines)
    {
        foreach (var line in lines)
        {
            var key = (line.ResourceName, line.Content);
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Whether the line was delivered; a second equal line counts as a new one.</summary>
    public bool Take(ResourceLogLine line)
    {
        var key = (line.ResourceName, line.Content);
        lock (_lock)
        {
            if (!_counts.TryGetValue(key, out var count))
            {
                return false;
            }

            if (count is 1)
            {
                _counts.Remove(key);
            }
            else
            {
                _counts[key] = count - 1;
            }

            return true;
        }
    }
}
