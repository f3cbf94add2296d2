using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Cable;

/// <summary>An ActionCable client as browsers have it.</summary>
internal sealed class CableClient(WebSocket socket) : IDisposable
{
    public static async Task<CableClient> ConnectAsync(ChatwootServer server, CancellationToken cancellationToken)
    {
        var client = server.Server.CreateWebSocketClient();
        client.SubProtocols.Add("actioncable-v1-json");

        return new CableClient(await client.ConnectAsync(new Uri(server.Server.BaseAddress, "cable"), cancellationToken));
    }

    public string? Protocol => socket.SubProtocol;

    public Task SendAsync(JsonObject frame, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);

    public async Task<JsonObject> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        using var text = new MemoryStream();
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer, cancellationToken);
            text.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);

        return JsonNode.Parse(text.ToArray())!.AsObject();
    }

    /// <summary>Skips frames until one fits.</summary>
    public async Task<JsonObject> ReceiveAsync(Func<JsonObject, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var frame = await ReceiveAsync(cancellationToken);
            if (fits(frame))
            {
                return frame;
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
