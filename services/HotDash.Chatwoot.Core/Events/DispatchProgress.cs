using StackExchange.Redis;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>Which listeners an event has reached when another one failed, so that its next try tells only those that are left.</summary>
public sealed class DispatchProgress(IConnectionMultiplexer redis)
{
    /// <summary>Longer than the retries of a job take.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    public async Task<IReadOnlySet<string>> ReadAsync(string eventKey) =>
        (await redis.GetDatabase().SetMembersAsync(Key(eventKey))).Select(name => name.ToString()).ToHashSet(StringComparer.Ordinal);

    public async Task SaveAsync(string eventKey, IEnumerable<string> listeners)
    {
        RedisValue[] reached = [.. listeners.Select(name => (RedisValue)name)];
        if (reached.Length == 0)
        {
            return;
        }

        var database = redis.GetDatabase();
        await Task.WhenAll(database.SetAddAsync(Key(eventKey), reached), database.KeyExpireAsync(Key(eventKey), s_kept));
    }

    private static RedisKey Key(string eventKey) => $"hotdash:dispatched:{eventKey}";
}
