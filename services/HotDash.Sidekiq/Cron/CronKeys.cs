using StackExchange.Redis;

namespace HotDash.Sidekiq.Cron;

/// <summary>Keys of sidekiq-cron 2.x in its namespace <c>default</c>.</summary>
internal static class CronKeys
{
    public static readonly RedisKey Jobs = "cron_jobs:default";

    public static RedisKey Job(string name) => "cron_job:default:" + name;

    public static RedisKey Enqueued(string name) => $"cron_job:default:{name}:enqueued";

    public static RedisKey History(string name) => $"cron_job:default:{name}:jid_history";
}
