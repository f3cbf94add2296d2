using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotDash.Embedded.Host.Redis;

/// <summary>AUTH and PING over a bare socket; a client library would be more memory than the server it asks.</summary>
internal static class RedisPing
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    public static async Task<bool> AnswersAsync(int port, string password, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_timeout);

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, timeout.Token);
            await using var stream = client.GetStream();
            var request = $"*2\r\n$4\r\nAUTH\r\n${Encoding.UTF8.GetByteCount(password)}\r\n{password}\r\n*1\r\n$4\r\nPING\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), timeout.Token);

            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadLineAsync(timeout.Token) == "+OK" && await reader.ReadLineAsync(timeout.Token) == "+PONG";
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
