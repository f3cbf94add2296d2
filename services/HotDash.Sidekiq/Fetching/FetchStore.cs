using HotDash.Sidekiq.Jobs;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Fetching;

/// <summary>The fetcher's steps in Redis.</summary>
internal sealed class FetchStore(SidekiqConnection connection, QueueOrder queues, SidekiqWorkerOptions options, TimeProvider timeProvider)
{
    public async Task<FetchEpoch> BeginAsync(string fetcher)
    {
        var database = await connection.GetDatabaseAsync();
        var transaction = database.CreateTransaction();
        Task[] writes =
        [
            transaction.StringSetAsync(SidekiqKeys.Lease(fetcher), fetcher, options.Lease),
            transaction.SetAddAsync(SidekiqKeys.FetcherQueues(fetcher), [.. queues.Names.Select(name => (RedisValue)name)]),
            transaction.SortedSetAddAsync(SidekiqKeys.Fetchers, fetcher, Now),
        ];
        await transaction.ExecuteAsync();
        await Task.WhenAll(writes);

        return new FetchEpoch(fetcher);
    }

    /// <summary>False: the lease had already run out.</summary>
    public async Task<bool> RenewAsync(FetchEpoch epoch)
    {
        var database = await connection.GetDatabaseAsync();
        await database.SortedSetAddAsync(SidekiqKeys.Fetchers, epoch.Fetcher, Now);

        return await database.StringSetAsync(SidekiqKeys.Lease(epoch.Fetcher), epoch.Fetcher, options.Lease, When.Exists);
    }

    /// <summary>Leaves nothing behind, provided that the private lists are empty.</summary>
    public async Task EndAsync(FetchEpoch epoch)
    {
        var database = await connection.GetDatabaseAsync();
        var transaction = database.CreateTransaction();
        Task[] writes =
        [
            transaction.KeyDeleteAsync([SidekiqKeys.Lease(epoch.Fetcher), SidekiqKeys.FetcherQueues(epoch.Fetcher), SidekiqKeys.Started(epoch.Fetcher)]),
            transaction.SortedSetRemoveAsync(SidekiqKeys.Fetchers, epoch.Fetcher),
        ];
        await transaction.ExecuteAsync();
        await Task.WhenAll(writes);
    }

    public async Task<FetchRound> RoundAsync(FetchEpoch epoch, int[] order, int max, FinishedJobs finished)
    {
        var places = new int[order.Length];
        var keys = new RedisKey[6 + (2 * order.Length)];
        keys[0] = SidekiqKeys.Lease(epoch.Fetcher);
        StatKeys(keys, 1);
        keys[5] = SidekiqKeys.Crashes;

        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
            keys[6 + (2 * place)] = SidekiqKeys.Queue(queues.Names[order[place]]);
            keys[7 + (2 * place)] = SidekiqKeys.Private(epoch.Fetcher, queues.Names[order[place]]);
        }

        var values = Arguments(max, places, finished);
        var database = await connection.GetDatabaseAsync();
        var reply = (RedisResult[])(await database.ScriptEvaluateAsync(FetchScripts.Round, keys, values))!;

        return Read(reply, order);
    }

    /// <summary>False: this process no longer holds the job.</summary>
    public async Task<bool> SettleAsync(UnitOfWork unit, SettleKind kind, byte[] payload, DateTimeOffset score, bool failed)
    {
        var now = timeProvider.GetUtcNow();
        var keys = new RedisKey[7];
        keys[0] = SidekiqKeys.Lease(unit.Epoch.Fetcher);
        keys[1] = SidekiqKeys.Private(unit.Epoch.Fetcher, unit.Queue);
        keys[2] = kind switch
        {
            SettleKind.Set => SidekiqKeys.Retry,
            SettleKind.Dead => SidekiqKeys.Dead,
            _ => SidekiqKeys.Queue(unit.Queue),
        };
        StatKeys(keys, 3);
        var count = failed ? 1 : 0;
        var database = await connection.GetDatabaseAsync();
        var moved = await database.ScriptEvaluateAsync(
            FetchScripts.Settle,
            keys,
            [
                unit.Payload, Name(kind), payload, SidekiqTime.ToScore(score), count, count,
                SidekiqTime.ToScore(now - options.DeadTimeout), options.DeadMaxJobs,
            ]);

        return (int)moved == 1;
    }

    /// <summary>The crashes that each of these jobs was part of.</summary>
    public async Task<int[]> CountCrashesAsync(IReadOnlyList<byte[]> payloads)
    {
        var database = await connection.GetDatabaseAsync();
        var counts = await database.HashGetAsync(SidekiqKeys.Crashes, [.. payloads.Select(payload => (RedisValue)PayloadHash.Of(payload))]);

        return [.. counts.Select(count => count.TryParse(out int crashes) ? crashes : 0)];
    }

    public async Task MarkStartedAsync(UnitOfWork unit)
    {
        var database = await connection.GetDatabaseAsync();
        await database.SetAddAsync(SidekiqKeys.Started(unit.Epoch.Fetcher), PayloadHash.Of(unit.Payload));
        await database.KeyExpireAsync(SidekiqKeys.Started(unit.Epoch.Fetcher), TimeSpan.FromDays(3));
    }

    public async Task ClearSuspicionAsync(UnitOfWork unit)
    {
        var database = await connection.GetDatabaseAsync();
        await database.HashDeleteAsync(SidekiqKeys.Crashes, PayloadHash.Of(unit.Payload));
    }

    public async Task CountLateAsync(int count)
    {
        var database = await connection.GetDatabaseAsync();
        await database.HashIncrementAsync(SidekiqKeys.Recovery, "late", count);
    }

    /// <summary>Gives back what lies in the private lists and is not in <paramref name="held"/>. Returns how many.</summary>
    public async Task<int> GiveBackUnknownAsync(FetchEpoch epoch, IEnumerable<UnitOfWork> held)
    {
        var database = await connection.GetDatabaseAsync();
        var known = held
            .Where(unit => unit.Epoch == epoch)
            .GroupBy(unit => (unit.Queue, Hash: PayloadHash.Of(unit.Payload)))
            .ToDictionary(group => group.Key, group => group.Count());
        var given = 0;

        foreach (var queue in queues.Names)
        {
            foreach (var payload in await database.ListRangeAsync(SidekiqKeys.Private(epoch.Fetcher, queue)))
            {
                var key = (queue, PayloadHash.Of((byte[])payload!));

                if (known.TryGetValue(key, out var count) && count > 0)
                {
                    known[key] = count - 1;
                    continue;
                }

                var reply = await database.ScriptEvaluateAsync(
                    FetchScripts.GiveBack,
                    [SidekiqKeys.Lease(epoch.Fetcher), SidekiqKeys.Private(epoch.Fetcher, queue), SidekiqKeys.Queue(queue)],
                    [payload]);
                given += (int)reply == 1 ? 1 : 0;
            }
        }

        return given;
    }

    /// <summary>How many jobs lie in the private lists.</summary>
    public async Task<long> CountPrivateAsync(FetchEpoch epoch)
    {
        var database = await connection.GetDatabaseAsync();
        var lengths = await Task.WhenAll(queues.Names.Select(queue => database.ListLengthAsync(SidekiqKeys.Private(epoch.Fetcher, queue))));

        return lengths.Sum();
    }

    private double Now => SidekiqTime.ToSeconds(timeProvider.GetUtcNow());

    private void StatKeys(RedisKey[] keys, int at)
    {
        var today = timeProvider.GetUtcNow();
        keys[at] = SidekiqKeys.StatProcessed;
        keys[at + 1] = SidekiqKeys.StatProcessedOn(today);
        keys[at + 2] = SidekiqKeys.StatFailed;
        keys[at + 3] = SidekiqKeys.StatFailedOn(today);
    }

    private static FetchRound Read(RedisResult[] reply, int[] order)
    {
        var head = (int)reply[0];

        if (head == FetchScripts.LeaseLost)
        {
            return FetchRound.Lost;
        }

        var taken = new List<(int, byte[])>();

        for (var at = 1; at < reply.Length; at += 2)
        {
            var queue = order[(int)reply[at]];
            taken.AddRange(((byte[][])reply[at + 1]!).Select(payload => (queue, payload)));
        }

        return new FetchRound(LeaseLost: false, SuspectsExist: head == 1, taken);
    }

    /// <summary>The acknowledged payloads stand together by queue, in the order of the keys.</summary>
    private static RedisValue[] Arguments(int max, int[] places, FinishedJobs finished)
    {
        var counts = new int[places.Length];

        foreach (var unit in finished.Units)
        {
            counts[places[unit.QueueIndex]]++;
        }

        var values = new RedisValue[3 + counts.Length + finished.Units.Count];
        values[0] = max;
        values[1] = finished.Units.Count;
        values[2] = finished.Failed;
        var next = new int[counts.Length];

        for (int place = 0, at = 3 + counts.Length; place < counts.Length; at += counts[place++])
        {
            values[3 + place] = counts[place];
            next[place] = at;
        }

        foreach (var unit in finished.Units)
        {
            values[next[places[unit.QueueIndex]]++] = unit.Payload;
        }

        return values;
    }

    private static string Name(SettleKind kind) => kind switch
    {
        SettleKind.Set => "set",
        SettleKind.Dead => "dead",
        SettleKind.Queue => "queue",
        _ => "drop",
    };
}
