namespace HotDash.Sidekiq.Scheduling;

internal static class PromoteScript
{
    /// <summary>
    /// Moves due jobs from a sorted set into their queues, each in one step: a process that dies in between loses
    /// nothing, and a killed Garnet that keeps the first half of a script only has the job twice. KEYS: the set, queues, then one queue per job. ARGV: (queue name, old payload, new payload) per job.
    /// Answer: how many moved; the others were moved by somebody else.
    /// </summary>
    public const string Text = """
        local moved = 0
        for job = 1, #KEYS - 2 do
          local at = 3 * job - 2
          if redis.call('ZSCORE', KEYS[1], ARGV[at + 1]) then
            redis.call('SADD', KEYS[2], ARGV[at])
            redis.call('LPUSH', KEYS[job + 2], ARGV[at + 2])
            redis.call('ZREM', KEYS[1], ARGV[at + 1])
            moved = moved + 1
          end
        end
        return moved
        """;

    /// <summary>Moves one entry into the dead set. KEYS: the set, dead. ARGV: old payload, new payload, now.</summary>
    public const string Bury = """
        if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
        redis.call('ZADD', KEYS[2], ARGV[3], ARGV[2])
        redis.call('ZREM', KEYS[1], ARGV[1])
        return 1
        """;
}
