using System.Net;
using System.Net.Sockets;

namespace HotDash.Embedded.Host.Processes;

internal static class LoopbackPort
{
    /// <returns>The port wanted, or a free one when that is 0.</returns>
    public static int Reserve(int wanted)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, wanted);
            listener.ExclusiveAddressUse = false;
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException exception)
        {
            throw new EmbeddedHostException(
                $"Port {wanted} on 127.0.0.1 cannot be used: {exception.Message}. Stop the program that listens there, or set another {SettingNames.Port}.",
                ExitCodes.Failed,
                exception);
        }
    }
}
