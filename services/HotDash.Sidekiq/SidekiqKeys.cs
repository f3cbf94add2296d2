using StackExchange.Redis;

namespace HotDash.Sidekiq;

/// <summary>Sidekiq's key names, and ours under <c>hotdash:sidekiq:</c>. Nothing outside this library names them.</summary>
internal static class SidekiqKeys
{
    public static readonly RedisKey Queues = "queues";
    public static readonly RedisKey Schedule = "schedule";
    public static readonly RedisKey Retry = "retry";
    public static readonly RedisKey Dead = "dead";
    public static readonly RedisKey Processes = "processes";
    public static readonly RedisKey StatProcessed = "stat:processed";
    public static readonly RedisKey StatFailed = "stat:failed";

    /// <summary>Sorted set of fetcher ids; score = epoch seconds of the last beat.</summary>
    public static readonly RedisKey Fetchers = "hotdash:sidekiq:fetchers";

    /// <summary>Hash from the SHA-1 of a payload to how many crashes it was part of.</summary>
    public static readonly RedisKey Crashes = "hotdash:sidekiq:crashes";

    /// <summary>How many jobs were taken back, and how many acknowledgements came too late.</summary>
    public static readonly RedisKey Recovery = "hotdash:sidekiq:recovery";

    public static RedisKey Queue(string name) => "queue:" + name;

    public static RedisKey StatProcessedOn(DateTimeOffset day) => $"stat:processed:{day.UtcDateTime:yyyy-MM-dd}";

    public static RedisKey StatFailedOn(DateTimeOffset day) => $"stat:failed:{day.UtcDateTime:yyyy-MM-dd}";

    /// <summary>Busy jobs of a process as Sidekiq 7 and later keep them.</summary>
    public static RedisKey Work(string identity) => identity + ":work";

    /// <summary>Busy jobs of a process as Sidekiq 6 and earlier kept them.</summary>
    public static RedisKey Workers(string identity) => identity + ":workers";

    public static RedisKey Signals(string identity) => identity + "-signals";

    public static RedisKey Lease(string fetcher) => "hotdash:sidekiq:lease:" + fetcher;

    public static RedisKey FetcherQueues(string fetcher) => "hotdash:sidekiq:queues:" + fetcher;

    public static RedisKey Started(string fetcher) => "hotdash:sidekiq:started:" + fetcher;

    public static RedisKey Private(string fetcher, string queue) => $"hotdash:sidekiq:private:{fetcher}:{queue}";
}
