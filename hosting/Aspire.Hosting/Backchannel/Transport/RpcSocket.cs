using System.Net.Sockets;

namespace Aspire.Hosting.Backchannel.Transport;

/// <summary>A listening Unix socket that only the current user can reach; its file goes with it.</summary>
internal sealed class RpcSocket : IDisposable
{
    // sizeof(sockaddr_un.sun_path) on Linux, with its closing zero.
    private const int MaxPathBytes = 107;
    private const int Backlog = 32;

    private readonly Socket _socket;

    private RpcSocket(Socket socket, string path)
    {
        _socket = socket;
        Path = path;
    }

    public string Path { get; }

    public static RpcSocket Listen(string path)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(path) > MaxPathBytes)
        {
            throw new IOException($"The socket path '{path}' is longer than {MaxPathBytes} bytes. Use a shorter home directory.");
        }

        CreatePrivateDirectory(System.IO.Path.GetDirectoryName(path));
        File.Delete(path);

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            socket.Listen(Backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new RpcSocket(socket, path);
    }

    public async Task<Stream> AcceptAsync(CancellationToken cancellationToken) =>
        new NetworkStream(await _socket.AcceptAsync(cancellationToken), ownsSocket: true);

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(Path);
    }

    private static void CreatePrivateDirectory(string? directory)
    {
        if (directory is null || Directory.Exists(directory))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
