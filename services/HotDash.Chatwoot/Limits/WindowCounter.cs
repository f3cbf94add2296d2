using System.Collections.Concurrent;

namespace HotDash.Chatwoot.Limits;

/// <summary>Counts per key in windows that begin at multiples of their length, as Rack::Attack counts.</summary>
internal sealed class WindowCounter(TimeSpan window, TimeProvider clock)
{
    private const int MaxKeys = 10_000;

    private readonly ConcurrentDictionary<string, (long Window, int Count)> _counts = new(StringComparer.Ordinal);

    /// <returns>How often this key was counted in the present window, this time included.</returns>
    public int Count(string key)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / (long)window.TotalSeconds;
        if (_counts.Count > MaxKeys)
        {
            Forget(now);
        }

        return _counts.AddOrUpdate(key, _ => (now, 1), (_, former) => former.Window == now ? (now, former.Count + 1) : (now, 1)).Count;
    }

    private void Forget(long now)
    {
        foreach (var (key, count) in _counts)
        {
            if (count.Window != now)
            {
                _counts.TryRemove(key, out _);
            }
        }
    }
}
