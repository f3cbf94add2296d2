using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotDash.FlySimulator.Machines;

/// <summary>Fly's proxy: hands connections to a machine that serves, starts a stopped one when there is none, and answers 502 otherwise.</summary>
internal static class AppProxy
{
    private static readonly byte[] s_badGateway = Encoding.ASCII.GetBytes("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public static Task Start(SimulatedCloud cloud, SimulatedApp app, CancellationToken stop)
    {
        var listener = new TcpListener(IPAddress.Loopback, app.Port);
        listener.Start();

        return Task.Run(() => ListenAsync(cloud, app, listener, stop), CancellationToken.None);
    }

    private static async Task ListenAsync(SimulatedCloud cloud, SimulatedApp app, TcpListener listener, CancellationToken stop)
    {
        using (listener)
        {
            try
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync(stop);
                    _ = Task.Run(() => HandAsync(cloud, app, client, stop), CancellationToken.None);
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    private static async Task HandAsync(SimulatedCloud cloud, SimulatedApp app, TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                using var server = await ConnectAsync(cloud, app, stop);

                if (server is null)
                {
                    await client.GetStream().WriteAsync(s_badGateway, stop);

                    return;
                }

                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), stop), server.GetStream().CopyToAsync(client.GetStream(), stop));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    private static async Task<TcpClient?> ConnectAsync(SimulatedCloud cloud, SimulatedApp app, CancellationToken stop)
    {
        var serving = cloud.Machines(app.Name).Select(folder => (Folder: folder, Machine: folder.Read())).Where(pair => pair.Machine is { Serves: true, IsRouted: true }).ToList();
        var stopped = serving.Where(pair => !cloud.Host.IsRunning(pair.Folder) && pair.Machine.AutoStart && pair.Folder.FindLease(TimeProvider.System.GetUtcNow()) is null).Take(serving.Any(pair => cloud.Host.IsRunning(pair.Folder)) ? 0 : 1).ToList();

        foreach (var (folder, _) in stopped)
        {
            await cloud.Host.StartAsync(folder);
            await Task.Delay(300, stop);
        }

        foreach (var (_, machine) in serving)
        {
            var server = new TcpClient();

            try
            {
                await server.ConnectAsync(IPAddress.Loopback, machine.Port, stop);

                return server;
            }
            catch (SocketException)
            {
                server.Dispose();
            }
        }

        return null;
    }
}
