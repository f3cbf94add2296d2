using System.Net.Sockets;
using StackExchange.Redis;

namespace HotDash.Hosting.Shared;

/// <summary>
/// Asks whether a server answers at all, before a client connects. DCP's proxy before a server takes connections earlier than
/// the server and drops them, which the client answers by waiting for its whole connect timeout.
/// </summary>
internal static class RedisProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(500);
    private static readonly byte[] s_ping = "*1\r\n$4\r\nPING\r\n"u8.ToArray();

    /// <summary>True for any answer, also for <c>-NOAUTH</c>.</summary>
    public static async Task<bool> AnswersAsync(ConfigurationOptions options, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(options.EndPoints[0], timeout.Token);
            await socket.SendAsync(s_ping, timeout.Token);
            return await socket.ReceiveAsync(new byte[1], timeout.Token) > 0;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
