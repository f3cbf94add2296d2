using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HotDash.Sidekiq.Workload.Benchmarks;

/// <summary>
/// Stands before a server and holds its answers back, as a network in between would. Works with threads that sleep:
/// timers of the runtime are too coarse for a millisecond.
/// </summary>
internal sealed class LatencyProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly TimeSpan _delay;

    public LatencyProxy(int target, TimeSpan delay)
    {
        _target = target;
        _delay = delay;
        _listener.Start();
        Run(AcceptAll);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Stop();

    private void AcceptAll()
    {
        while (true)
        {
            var client = _listener.AcceptSocket();
            var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
            server.Connect(IPAddress.Loopback, _target);
            client.NoDelay = server.NoDelay = true;
            var answers = new BlockingCollection<(long Due, byte[] Bytes)>();
            Run(() => Forward(client, bytes => server.Send(bytes)));
            Run(() => Forward(server, bytes => answers.Add((Stopwatch.GetTimestamp() + (long)(_delay.TotalSeconds * Stopwatch.Frequency), bytes))));
            Run(() => Deliver(answers, client));
        }
    }

    private static void Forward(Socket from, Action<byte[]> to)
    {
        var buffer = new byte[64 * 1024];

        while (from.Receive(buffer) is > 0 and var read)
        {
            to(buffer[..read]);
        }
    }

    private static void Deliver(BlockingCollection<(long Due, byte[] Bytes)> answers, Socket to)
    {
        foreach (var (due, bytes) in answers.GetConsumingEnumerable())
        {
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var wait && wait > TimeSpan.Zero)
            {
                Thread.Sleep((int)Math.Ceiling(wait.TotalMilliseconds));
            }

            to.Send(bytes);
        }
    }

    /// <summary>A closed socket ends its threads; that is how a connection ends here.</summary>
    private static void Run(Action work) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return;
        }
    })
    { IsBackground = true }.Start();
}
