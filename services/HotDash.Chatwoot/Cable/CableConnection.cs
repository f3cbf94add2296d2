using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using HotDash.Chatwoot.Core.Json;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Cable;

/// <summary>
/// One ActionCable connection. Frames: <c>{"type":"welcome"}</c>, <c>{"type":"ping","message":1760123456}</c>,
/// <c>{"command":"subscribe","identifier":"{\"channel\":\"RoomChannel\",…}"}</c>, <c>{"identifier":"…","message":{"event":…,"data":…}}</c>.
/// </summary>
internal sealed partial class CableConnection(WebSocket socket, CableSubscriptions subscriptions, TimeProvider clock, ILogger<CableConnection> logger) : IAsyncDisposable
{
    private const int MaxFrame = 64 * 1024;
    private const int MaxSubscriptions = 20;

    /// <summary>A client this far behind is cut off; it reconnects and reads anew.</summary>
    private const int MaxUnsent = 1_000;

    private static readonly TimeSpan s_ping = TimeSpan.FromSeconds(3);

    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(MaxUnsent);
    private readonly Dictionary<string, CableSubscription> _subscriptions = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Send(new JsonObject { ["type"] = "welcome" });
        var sending = SendAllAsync(ending.Token);
        var pinging = PingAsync(ending.Token);

        try
        {
            await ReceiveAllAsync(ending.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            LogEnded(exception);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(sending, pinging);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions.Values)
        {
            await subscription.DisposeAsync();
        }
    }

    private async Task ReceiveAllAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxFrame];

        while (socket.State == WebSocketState.Open)
        {
            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += received.Count;
            }
            while (!received.EndOfMessage && length < MaxFrame);

            if (received.MessageType == WebSocketMessageType.Close || !received.EndOfMessage)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);

                return;
            }

            if (Parse(buffer.AsSpan(0, length)) is { } frame)
            {
                await HandleAsync(frame, cancellationToken);
            }
        }
    }

    private async Task HandleAsync(JsonObject frame, CancellationToken cancellationToken)
    {
        if (frame["identifier"]?.ToString() is not { } identifier)
        {
            return;
        }

        switch (frame["command"]?.ToString())
        {
            case "subscribe" when !_subscriptions.ContainsKey(identifier) && _subscriptions.Count < MaxSubscriptions:
                await SubscribeAsync(identifier, cancellationToken);
                break;
            case "unsubscribe" when _subscriptions.Remove(identifier, out var former):
                await former.DisposeAsync();
                break;
            case "message" when _subscriptions.TryGetValue(identifier, out var subscription) && Action(frame) == "update_presence":
                await SendPresenceAsync(identifier, subscription);
                break;
        }
    }

    /// <summary>A token that nobody has is neither confirmed nor rejected, as in Chatwoot.</summary>
    private async Task SubscribeAsync(string identifier, CancellationToken cancellationToken)
    {
        if (await subscriptions.OpenAsync(identifier, body => Deliver(identifier, body), cancellationToken) is not { } subscription)
        {
            return;
        }

        _subscriptions.Add(identifier, subscription);
        Send(new JsonObject { ["identifier"] = identifier, ["type"] = "confirm_subscription" });
        await SendPresenceAsync(identifier, subscription);
    }

    private async Task SendPresenceAsync(string identifier, CableSubscription subscription) =>
        Send(new JsonObject
        {
            ["identifier"] = identifier,
            ["message"] = new JsonObject { ["event"] = "presence.update", ["data"] = await subscriptions.PresenceAsync(subscription) },
        });

    private void Deliver(string identifier, RedisValue body) =>
        Send(new JsonObject { ["identifier"] = identifier, ["message"] = JsonNode.Parse(body.ToString()) });

    private void Send(JsonObject frame)
    {
        if (!_outgoing.Writer.TryWrite(RailsJson.Text(frame)))
        {
            LogTooSlow(MaxUnsent);
            socket.Abort();
        }
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            LogEnded(exception);
        }
    }

    private async Task PingAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_ping, clock);

        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                Send(new JsonObject { ["type"] = "ping", ["message"] = clock.GetUtcNow().ToUnixTimeSeconds() });
            }
        }
        catch (OperationCanceledException)
        {
            // The connection has ended.
        }
    }

    private static string? Action(JsonObject frame) =>
        frame["data"]?.ToString() is { } data && Parse(Encoding.UTF8.GetBytes(data)) is { } parsed ? parsed["action"]?.ToString() : null;

    private static JsonObject? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A cable connection ended")]
    private partial void LogEnded(Exception cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cut a cable connection that was {Unsent} frames behind")]
    private partial void LogTooSlow(int unsent);
}
