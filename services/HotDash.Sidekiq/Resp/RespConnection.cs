using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Resp;

/// <summary>
/// One socket, one command at a time. Exists for blocking commands only, which the shared multiplexed connection
/// cannot carry: it would hold up everybody else's commands. Speaks RESP2 and reads strings, integers, nulls and errors.
/// </summary>
internal sealed class RespConnection : IDisposable
{
    private const int MaxReplyBytes = 512 * 1024 * 1024;

    private readonly Socket _socket;
    private readonly Stream _stream;
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    private RespConnection(Socket socket, Stream stream)
    {
        _socket = socket;
        _stream = stream;
    }

    public static async Task<RespConnection> ConnectAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        var endPoint = configuration.EndPoints[0];
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            Stream stream = new NetworkStream(socket, ownsSocket: true);

            if (configuration.Ssl)
            {
                stream = await SecureAsync(stream, configuration, endPoint, cancellationToken);
            }

            var connection = new RespConnection(socket, stream);
            await connection.IntroduceAsync(configuration, cancellationToken);

            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The reply as bytes (an integer as its digits), or null for a null reply.</summary>
    /// <exception cref="RespErrorException">The server answered with an error.</exception>
    public async Task<byte[]?> ExecuteAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encode(command), cancellationToken);
        var line = await ReadLineAsync(cancellationToken);

        return line switch
        {
            [(byte)'+' or (byte)':', .. var text] => text,
            [(byte)'-', .. var text] => throw new RespErrorException($"Redis refused {command[0]}: {Encoding.UTF8.GetString(text)}"),
            [(byte)'$' or (byte)'*', (byte)'-', ..] or [(byte)'_', ..] => null,
            [(byte)'$', .. var length] => await ReadBulkAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken),
            _ => throw new IOException($"Redis answered {command[0]} with an unexpected reply type."),
        };
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private static async Task<Stream> SecureAsync(
        Stream stream,
        ConfigurationOptions configuration,
        EndPoint endPoint,
        CancellationToken cancellationToken)
    {
        var secure = new SslStream(stream);
        var host = configuration.SslHost ?? (endPoint as DnsEndPoint)?.Host ?? (endPoint as IPEndPoint)?.Address.ToString() ?? string.Empty;
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellationToken);

        return secure;
    }

    private async Task IntroduceAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configuration.Password))
        {
            await ExecuteAsync(
                string.IsNullOrEmpty(configuration.User)
                    ? ["AUTH", configuration.Password]
                    : ["AUTH", configuration.User, configuration.Password],
                cancellationToken);
        }

        if (configuration.DefaultDatabase is > 0 and { } database)
        {
            await ExecuteAsync(["SELECT", database.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        }
    }

    private static byte[] Encode(IReadOnlyList<string> command)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        Write(buffer, $"*{command.Count}\r\n");

        foreach (var word in command)
        {
            Write(buffer, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string text) => Encoding.UTF8.GetBytes(text, buffer);

    private async Task<byte[]> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);

            if (length >= 0)
            {
                var line = _buffer.AsSpan(_start, length).ToArray();
                _start += length + 2;

                return line;
            }

            await FillAsync(_end - _start + 1, cancellationToken);
        }
    }

    private async Task<byte[]> ReadBulkAsync(int length, CancellationToken cancellationToken)
    {
        if (length is < 0 or > MaxReplyBytes)
        {
            throw new IOException($"Redis announced a reply of {length} bytes; the limit is {MaxReplyBytes}.");
        }

        while (_end - _start < length + 2)
        {
            await FillAsync(length + 2, cancellationToken);
        }

        var bulk = _buffer.AsSpan(_start, length).ToArray();
        _start += length + 2;

        return bulk;
    }

    private async Task FillAsync(int wanted, CancellationToken cancellationToken)
    {
        var held = _end - _start;

        if (_start > 0)
        {
            _buffer.AsSpan(_start, held).CopyTo(_buffer);
            (_start, _end) = (0, held);
        }

        if (_buffer.Length < wanted)
        {
            Array.Resize(ref _buffer, Math.Max(wanted, _buffer.Length * 2));
        }

        var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read > 0 ? read : throw new IOException("Redis closed the connection.");
    }
}
