using System.Net.Sockets;
using StreamJsonRpc;

namespace HotDash.SystemHarness;

/// <summary>A client of the socket that the official CLI talks to, for reading resource states without a CLI process each time.</summary>
public sealed class AuxiliaryBackchannel : IDisposable
{
    private readonly JsonRpc _rpc;

    private AuxiliaryBackchannel(JsonRpc rpc) => _rpc = rpc;

    /// <summary>Waits for the socket below <paramref name="home"/> and connects to it.</summary>
    public static async Task<AuxiliaryBackchannel> ConnectAsync(string home, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(home, ".aspire", "cli", "bch");
        while (true)
        {
            if (Directory.Exists(folder))
            {
                foreach (var path in Directory.EnumerateFileSystemEntries(folder).Where(path => Path.GetFileName(path).Contains('.', StringComparison.Ordinal)))
                {
                    if (await TryConnectAsync(path, cancellationToken) is { } connected)
                    {
                        return connected;
                    }
                }
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<ResourceState>> GetResourcesAsync(CancellationToken cancellationToken)
    {
        var result = await _rpc.InvokeWithCancellationAsync<ResourceList>("GetResourcesAsync", [new { clientCapabilities = Array.Empty<string>() }], cancellationToken);

        return result.Resources;
    }

    public void Dispose() => _rpc.Dispose();

    private static async Task<AuxiliaryBackchannel?> TryConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        }
        catch (SocketException)
        {
            // A socket file that a killed AppHost left, or one that does not listen yet.
            socket.Dispose();

            return null;
        }

        var stream = new NetworkStream(socket, ownsSocket: true);
        var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(stream, stream, new SystemTextJsonFormatter
        {
            JsonSerializerOptions = { PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true },
        }));
        rpc.StartListening();

        return new AuxiliaryBackchannel(rpc);
    }

    private sealed record ResourceList(IReadOnlyList<ResourceState> Resources);
}
