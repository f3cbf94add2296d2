using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Cable;

/// <summary>The WebSocket at <c>/cable</c>. Any origin may connect, as in Chatwoot: the pubsub token is what admits.</summary>
internal static class CableEndpoint
{
    private const string Protocol = "actioncable-v1-json";

    public static void MapCable(this IEndpointRouteBuilder routes) => routes.Map("/cable", AcceptAsync).WithTags("Realtime");

    private static async Task AcceptAsync(HttpContext context, CableSubscriptions subscriptions, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<CableConnection> logger)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await FailureMiddleware.Status(StatusCodes.Status404NotFound).ExecuteAsync(context);

            return;
        }

        var protocol = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol) ? Protocol : null;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
        await using var connection = new CableConnection(socket, subscriptions, clock, logger);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await connection.RunAsync(stopping.Token);
    }
}
