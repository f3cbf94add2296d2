using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotDash.Embedded.Host.Redis;

/// <summary>AUTH and one command over a bare socket; a client library would be more memory than the server it asks.</summary>
internal static class RedisCall
{
    /// <returns>The first line of the answer, or null when there was none in time.</returns>
    public static async Task<string?> AskAsync(int port, string password, string command, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(patience);

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, timeout.Token);
            await using var stream = client.GetStream();
            var request = $"*2\r\n$4\r\nAUTH\r\n${Encoding.UTF8.GetByteCount(password)}\r\n{password}\r\n*1\r\n${command.Length}\r\n{command}\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), timeout.Token);

            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadLineAsync(timeout.Token) == "+OK" ? await reader.ReadLineAsync(timeout.Token) : null;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
