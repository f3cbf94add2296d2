using Microsoft.Extensions.Hosting;

namespace HotDash.Sidekiq.Processing;

/// <summary>What the worker needs to know of its surroundings: how many processes share the polling, and how to end its own.</summary>
internal sealed class WorkerControl(SidekiqConnection connection, IHostApplicationLifetime lifetime)
{
    private int _processes = 1;

    public int Processes => Volatile.Read(ref _processes);

    public async Task CountProcessesAsync()
    {
        var database = await connection.GetDatabaseAsync();
        Volatile.Write(ref _processes, (int)Math.Clamp(await database.SetLengthAsync(SidekiqKeys.Processes), 1, 1_000));
    }

    public void Stop() => lifetime.StopApplication();
}
