namespace HotDash.Sidekiq.Fetching;

/// <summary>
/// Each script is one atomic step of a job's life, and refuses when the lease is gone. A job is written to its new place before
/// it leaves the old one: killed Garnets were seen to keep the first half of a script only.
/// </summary>
internal static class FetchScripts
{
    /// <summary>Answer when the lease is gone.</summary>
    public const int LeaseLost = -1;

    /// <summary>At most this many jobs travel in one step: Lua's stack holds no more than 8,000 values.</summary>
    public const int MaxBatch = 1_000;

    /// <summary>
    /// Acknowledges finished jobs and moves the next ones into the private lists, oldest first.
    /// KEYS: lease, processed, processed today, failed, failed today, crashes, then queue and private list per queue.
    /// ARGV: max, processed, failed, number of acknowledgements per queue, then their payloads in the same order.
    /// Answer: whether suspects exist, then queue position and list of payloads per queue that had some.
    /// They are written to the private list before they leave the queue, so that even an engine whose log tears in the
    /// middle of a script has them twice rather than not at all.
    /// </summary>
    public const string Round = """
        if redis.call('EXISTS', KEYS[1]) == 0 then return {-1} end
        local queues = (#KEYS - 6) / 2
        local at = 4 + queues
        for queue = 1, queues do
          local private = KEYS[6 + 2 * queue]
          for _ = 1, tonumber(ARGV[3 + queue]) do
            redis.call('LREM', private, -1, ARGV[at])
            at = at + 1
          end
        end
        for key = 2, 5 do
          local by = tonumber(ARGV[key < 4 and 2 or 3])
          if by > 0 then
            redis.call('INCRBY', KEYS[key], by)
            if key % 2 == 1 then redis.call('EXPIRE', KEYS[key], 157680000) end
          end
        end
        local answer = {redis.call('EXISTS', KEYS[6])}
        local room = tonumber(ARGV[1])
        for queue = 1, queues do
          if room == 0 then break end
          local waiting = redis.call('LRANGE', KEYS[5 + 2 * queue], -room, -1)
          local count = #waiting
          if count > 0 then
            local taken = {}
            for place = count, 1, -1 do taken[#taken + 1] = waiting[place] end
            redis.call('LPUSH', KEYS[6 + 2 * queue], (table.unpack or unpack)(taken))
            redis.call('LTRIM', KEYS[5 + 2 * queue], 0, -count - 1)
            answer[#answer + 1] = queue - 1
            answer[#answer + 1] = taken
            room = room - count
          end
        end
        return answer
        """;

    /// <summary>
    /// Moves one held job to where it goes next: a sorted set, the end of its queue, or nowhere.
    /// KEYS: lease, private list, target, processed, processed today, failed, failed today.
    /// ARGV: payload, kind (set, dead, queue, drop), new payload, score, processed, failed, oldest dead score, dead limit.
    /// Answer: 1 moved, 0 no longer held.
    /// </summary>
    public const string Settle = """
        if redis.call('EXISTS', KEYS[1]) == 0 then return -1 end
        if not redis.call('LPOS', KEYS[2], ARGV[1], 'RANK', -1) then return 0 end
        if ARGV[2] == 'queue' then
          redis.call('RPUSH', KEYS[3], ARGV[3])
        elseif ARGV[2] ~= 'drop' then
          redis.call('ZADD', KEYS[3], ARGV[4], ARGV[3])
        end
        redis.call('LREM', KEYS[2], -1, ARGV[1])
        if ARGV[2] == 'dead' then
          redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[7])
          redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -tonumber(ARGV[8]))
        end
        for key = 4, 7 do
          local by = tonumber(ARGV[key < 6 and 5 or 6])
          if by > 0 then
            redis.call('INCRBY', KEYS[key], by)
            if key % 2 == 1 then redis.call('EXPIRE', KEYS[key], 157680000) end
          end
        end
        return 1
        """;

    /// <summary>
    /// Takes one job back from a fetcher whose lease is gone. The first crash makes it a suspect; further ones count
    /// only if it had really been started. KEYS: lease, private list, queue, crashes, started, dead, recovery.
    /// ARGV: payload, its hash, crash limit, dead payload, now, oldest dead score, dead limit.
    /// Answer: 1 back in its queue, 2 dead, 0 somebody else did it, -1 the lease lives.
    /// </summary>
    public const string TakeBack = """
        if redis.call('EXISTS', KEYS[1]) == 1 then return -1 end
        if not redis.call('LPOS', KEYS[2], ARGV[1]) then return 0 end
        local crashes = tonumber(redis.call('HGET', KEYS[4], ARGV[2]) or '0')
        if crashes == 0 or redis.call('SISMEMBER', KEYS[5], ARGV[2]) == 1 then crashes = crashes + 1 end
        redis.call('HINCRBY', KEYS[7], 'taken_back', 1)
        if crashes >= tonumber(ARGV[3]) then
          redis.call('HDEL', KEYS[4], ARGV[2])
          redis.call('ZADD', KEYS[6], ARGV[5], ARGV[4])
          redis.call('LREM', KEYS[2], 1, ARGV[1])
          redis.call('ZREMRANGEBYSCORE', KEYS[6], '-inf', ARGV[6])
          redis.call('ZREMRANGEBYRANK', KEYS[6], 0, -tonumber(ARGV[7]))
          return 2
        end
        redis.call('HSET', KEYS[4], ARGV[2], crashes)
        redis.call('EXPIRE', KEYS[4], 259200)
        redis.call('RPUSH', KEYS[3], ARGV[1])
        redis.call('LREM', KEYS[2], 1, ARGV[1])
        return 1
        """;

    /// <summary>
    /// Gives a job back that this process holds in Redis but does not know, because a reply was lost.
    /// KEYS: lease, private list, queue. ARGV: payload.
    /// </summary>
    public const string GiveBack = """
        if redis.call('EXISTS', KEYS[1]) == 0 then return -1 end
        if not redis.call('LPOS', KEYS[2], ARGV[1]) then return 0 end
        redis.call('RPUSH', KEYS[3], ARGV[1])
        redis.call('LREM', KEYS[2], 1, ARGV[1])
        return 1
        """;
}
