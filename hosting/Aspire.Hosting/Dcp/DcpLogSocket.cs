using System.Net.Sockets;
using System.Text;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Receives DCP's own log over a Unix socket. A line is
/// <c>2026-11-24T05:38:16.000Z\tinfo\tdcp.start-apiserver.monitor\tStarted monitoring process\t{"PID": 19888}</c>.
/// </summary>
internal sealed class DcpLogSocket : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stopping = new();
    private readonly DcpLogWriter _log;
    private readonly Task _accepting;

    public DcpLogSocket(string path, ILoggerFactory loggerFactory)
    {
        _log = new DcpLogWriter(loggerFactory);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _accepting = AcceptAsync(_stopping.Token);
    }

    /// <summary>From here on DCP's complaints are about connections that we close.</summary>
    public bool IsMuted { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        var connections = new List<Task>();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var connection = await _listener.AcceptAsync(cancellationToken);
                connections.Add(ReadAsync(connection, cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (SocketException)
        {
            // The listener was closed.
        }

        await Task.WhenAll(connections);
    }

    private async Task ReadAsync(Socket connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (!IsMuted)
                {
                    _log.Write(line);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (IOException)
        {
            // DCP's process ended.
        }
    }
}
