using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Processing;

/// <summary>What the worker needs to know of its surroundings: how many processes share the polling, and how to end its own.</summary>
internal sealed class WorkerControl(SidekiqConnection connection, IHostApplicationLifetime lifetime)
{
    private int _processes = 1;

    public int Processes => Volatile.Read(ref _processes);

    /// <summary>Also drops processes that died: their hash has expired, and nobody else takes them off the list.</summary>
    public async Task CountProcessesAsync()
    {
        var database = await connection.GetDatabaseAsync();
        var identities = await database.SetMembersAsync(SidekiqKeys.Processes);
        var alive = await Task.WhenAll(identities.Select(identity => database.KeyExistsAsync(identity.ToString())));
        RedisValue[] gone = [.. identities.Where((_, index) => !alive[index])];

        if (gone.Length > 0)
        {
            await database.SetRemoveAsync(SidekiqKeys.Processes, gone);
        }

        Volatile.Write(ref _processes, Math.Clamp(identities.Length - gone.Length, 1, 1_000));
    }

    public void Stop() => lifetime.StopApplication();
}
