using System.Globalization;
using System.Net.Sockets;
using System.Text;
using HotDash.Sidekiq.Resp;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Fetching;

/// <summary>
/// Waits for one queue's next job while the worker is idle, by BLMOVE into the private list: a job is never only on
/// the wire, and Garnet's blocking pop (which hands jobs to dead clients) is not used.
/// </summary>
/// <param name="index">The queue's index among the worker's queues.</param>
/// <param name="queue">Its name.</param>
/// <param name="block">How long Redis may hold the command.</param>
/// <param name="connection">Where Redis is.</param>
internal sealed class QueueWaiter(int index, string queue, TimeSpan block, SidekiqConnection connection) : IDisposable
{
    private static readonly TimeSpan s_lateness = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(125);

    private RespConnection? _connection;
    private string? _clientId;
    private FetchEpoch? _epoch;
    private Task<byte[]?>? _waiting;

    public int Index => index;

    /// <summary>Completes when nothing is on its way any more. Does not throw.</summary>
    public async Task DrainAsync()
    {
        if (_waiting is { } waiting)
        {
            await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Has Redis answer now, so that nobody waits for the wait. Garnet is not asked: it does not end the wait.
    /// </summary>
    public async Task UnblockAsync()
    {
        if (_waiting is { IsCompleted: false } && _clientId is { } id)
        {
            try
            {
                await (await connection.GetDatabaseAsync()).ExecuteAsync("CLIENT", "UNBLOCK", id);
            }
            catch (RedisServerException)
            {
                return;
            }
        }
    }

    /// <summary>Starts to wait, unless it already does or holds an arrival. <paramref name="done"/> is set when it is over.</summary>
    public void Start(FetchEpoch epoch, AsyncSignal done)
    {
        if (_waiting is null)
        {
            _epoch = epoch;
            _waiting = WaitAsync(epoch.Fetcher);
            _ = SignalAsync(_waiting, done);
        }
    }

    /// <summary>The job that came, or null: none came, the wait goes on, or the job belongs to an epoch that is over.</summary>
    /// <exception cref="FetchInterruptedException">The wait broke off, and a job may have been moved unseen.</exception>
    public async Task<byte[]?> TakeAsync(FetchEpoch epoch)
    {
        if (_waiting is not { IsCompleted: true } waiting)
        {
            return null;
        }

        _waiting = null;
        var payload = await waiting;

        return _epoch == epoch ? payload : null;
    }

    /// <summary>After the task is completed, not from inside it: whoever wakes must find it so.</summary>
    private static async Task SignalAsync(Task waiting, AsyncSignal done)
    {
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        done.Set();
    }

    public void Dispose() => _connection?.Dispose();

    private async Task<byte[]?> WaitAsync(string fetcher)
    {
        using var deadline = new CancellationTokenSource(block + s_lateness);

        try
        {
            var redis = _connection ??= await ConnectAsync(deadline.Token);

            return await redis.ExecuteAsync(
                [
                    "BLMOVE", SidekiqKeys.Queue(queue).ToString(), SidekiqKeys.Private(fetcher, queue).ToString(), "RIGHT", "LEFT",
                    block.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                ],
                deadline.Token);
        }
        catch (Exception error) when (error is IOException or SocketException or RedisException or OperationCanceledException or ObjectDisposedException)
        {
            _connection?.Dispose();
            _connection = null;

            await Task.Delay(s_pause, CancellationToken.None);

            throw new FetchInterruptedException($"Waiting for queue {queue} was interrupted: {error.Message}", error);
        }
    }

    private async Task<RespConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var redis = await RespConnection.ConnectAsync(connection.Configuration, cancellationToken);

        try
        {
            var server = await redis.ExecuteAsync(["INFO", "SERVER"], cancellationToken);
            var id = await redis.ExecuteAsync(["CLIENT", "ID"], cancellationToken);
            _clientId = id is null || server.AsSpan().IndexOf("garnet_version"u8) >= 0 ? null : Encoding.UTF8.GetString(id);
        }
        catch (RespErrorException)
        {
            _clientId = null;
        }

        return redis;
    }
}
