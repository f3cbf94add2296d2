using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamJsonRpc;

namespace Aspire.Hosting.Backchannel.Transport;

/// <summary>JSON-RPC 2.0 behind <c>Content-Length</c> headers, as the Aspire CLI speaks it on both of its sockets.</summary>
internal static class RpcConnection
{
    /// <summary>The CLI's own channel: PascalCase, nulls omitted.</summary>
    public static JsonSerializerOptions CliJson { get; } = new()
    {
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The auxiliary channel: camelCase, nulls written.</summary>
    public static JsonSerializerOptions AuxiliaryJson { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers calls on the stream until the peer closes it or the token is cancelled.</summary>
    /// <param name="stream">The connection; closed at the end.</param>
    /// <param name="createTarget">
    /// Makes the object whose methods are called. Its token ends with the connection, which a stream that is being read does
    /// not notice by itself.
    /// </param>
    /// <param name="json">How the channel writes JSON.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public static async Task ServeAsync(
        Stream stream, Func<CancellationToken, object> createTarget, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var formatter = new SystemTextJsonFormatter { JsonSerializerOptions = new JsonSerializerOptions(json) };
        using var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(stream, formatter));
        rpc.AddLocalRpcTarget(createTarget(closed.Token));
        rpc.StartListening();
        await using var registration = cancellationToken.Register(rpc.Dispose);

        try
        {
            await rpc.Completion;
        }
        catch (Exception exception) when (exception is IOException or ConnectionLostException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer is gone, which is how every connection ends.
        }
        finally
        {
            await closed.CancelAsync();
        }
    }
}
