using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Dashboard.Features.Webhooks;

internal static class WebhooksApi
{
    /// <summary>Chatwoot limits a message to 150,000 characters; its JSON stays well below this.</summary>
    private const int BodyLimit = 1024 * 1024;

    public static void MapWebhooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/chatwoot", ReceiveAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        HttpRequest request,
        WebhookVerifier verifier,
        WebhookStore store,
        WebhookProcessor processor,
        WebhookMetrics metrics,
        CancellationToken cancellationToken)
    {
        if (await ReadBodyAsync(request, cancellationToken) is not { } body)
        {
            return Refuse(metrics, StatusCodes.Status413PayloadTooLarge, "BodyTooLarge", $"The body exceeds {BodyLimit} bytes.");
        }

        var verdict = verifier.Verify(request.Headers[WebhookHeaders.Timestamp], request.Headers[WebhookHeaders.Signature], body.Span);
        string? id = request.Headers[WebhookHeaders.Delivery];

        if (verdict != WebhookVerdict.Genuine || string.IsNullOrWhiteSpace(id) || id.Length > 200)
        {
            var reason = verdict == WebhookVerdict.Genuine ? WebhookVerdict.HeadersMissing : verdict;

            return Refuse(metrics, StatusCodes.Status401Unauthorized, reason.ToString(), "The delivery could not be verified.");
        }

        if (WebhookDelivery.Parse(id, body) is not { } delivery)
        {
            return Refuse(metrics, StatusCodes.Status400BadRequest, "BodyMalformed", "The body is not a JSON object with an event.");
        }

        var added = await store.AddAsync(delivery, cancellationToken);
        metrics.Accepted(delivery.Event, duplicate: !added);
        processor.Wake();

        return TypedResults.Ok();
    }

    private static ProblemHttpResult Refuse(WebhookMetrics metrics, int status, string reason, string detail)
    {
        metrics.Refused(reason);

        return TypedResults.Problem(detail, statusCode: status, title: "Webhook refused", extensions: [new("reason", reason)]);
    }

    /// <summary>Null when the body is larger than allowed, whatever Content-Length claims.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BodyLimit)
        {
            return null;
        }

        var buffer = new byte[8 * 1024];
        using var body = new MemoryStream();

        while (await request.Body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > BodyLimit)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
