using System.Collections.Concurrent;
using System.Globalization;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Core.Presence;

/// <summary>
/// Presence in Redis under Chatwoot's keys (lib/online_status_tracker.rb): a sorted set of last signs of life per account and
/// kind, and a hash of chosen statuses. A sign of life lasts 20 seconds.
/// </summary>
public sealed class PresenceStore(IConnectionMultiplexer redis, TimeProvider clock)
{
    private static readonly TimeSpan s_lasts = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(1);

    /// <summary>Reading twice within a second gives the same answer, so that a busy list does not ask Redis for each page.</summary>
    private static readonly TimeSpan s_cached = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, (DateTimeOffset Until, PresenceSnapshot Snapshot)> _cache = new();

    public Task UserSeenAsync(long accountId, long userId) => SeenAsync(accountId, UsersKey(accountId), userId);

    public Task ContactSeenAsync(long accountId, long contactId) => SeenAsync(accountId, ContactsKey(accountId), contactId);

    /// <summary>Drops signs of life that are older than a day.</summary>
    public Task ForgetGoneAsync(long accountId)
    {
        var before = (clock.GetUtcNow() - s_remembered).ToUnixTimeSeconds();
        var database = redis.GetDatabase();

        return Task.WhenAll(
            database.SortedSetRemoveRangeByScoreAsync(UsersKey(accountId), double.NegativeInfinity, before),
            database.SortedSetRemoveRangeByScoreAsync(ContactsKey(accountId), double.NegativeInfinity, before));
    }

    public async Task SetStatusAsync(long accountId, long userId, string status)
    {
        await redis.GetDatabase().HashSetAsync(StatusKey(accountId), userId, status);
        _cache.TryRemove(accountId, out _);
    }

    public async Task<PresenceSnapshot> ReadAsync(long accountId)
    {
        var now = clock.GetUtcNow();
        if (_cache.TryGetValue(accountId, out var cached) && cached.Until > now)
        {
            return cached.Snapshot;
        }

        var database = redis.GetDatabase();
        var since = (now - s_lasts).ToUnixTimeSeconds();
        var users = database.SortedSetRangeByScoreAsync(UsersKey(accountId), since);
        var contacts = database.SortedSetRangeByScoreAsync(ContactsKey(accountId), since);
        var statuses = database.HashGetAllAsync(StatusKey(accountId));
        var chosen = (await statuses).ToDictionary(entry => Id(entry.Name), entry => entry.Value.ToString());
        var snapshot = new PresenceSnapshot(
            (await users).Select(Id).ToDictionary(id => id, id => chosen.GetValueOrDefault(id, "online")),
            (await contacts).Select(Id).ToHashSet());
        _cache[accountId] = (now + s_cached, snapshot);

        return snapshot;
    }

    private static long Id(RedisValue value) => long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static RedisKey UsersKey(long accountId) => $"alfred:ONLINE_PRESENCE::{accountId}::USERS";

    private static RedisKey ContactsKey(long accountId) => $"alfred:ONLINE_PRESENCE::{accountId}::CONTACTS";

    private static RedisKey StatusKey(long accountId) => $"alfred:ONLINE_STATUS::{accountId}";

    private async Task SeenAsync(long accountId, RedisKey key, long id)
    {
        await redis.GetDatabase().SortedSetAddAsync(key, id, clock.GetUtcNow().ToUnixTimeSeconds());
        _cache.TryRemove(accountId, out _);
    }
}
