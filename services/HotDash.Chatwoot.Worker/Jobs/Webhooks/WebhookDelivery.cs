using System.Text.Json.Nodes;
using HotDash.Sidekiq.Jobs;

namespace HotDash.Chatwoot.Worker.Jobs.Webhooks;

/// <summary>
/// A delivery as its job names it: <c>["http://…",{payload},{symbol "account_webhook"},{"secret":"…","delivery_id":"6f9b…"}]</c>.
/// Jobs of versions before 4.12 have no last argument.
/// </summary>
internal sealed record WebhookDelivery(Uri Url, JsonObject Payload, string Kind, string? Secret, string DeliveryId)
{
    /// <exception cref="MalformedJobException">The arguments are none of a delivery.</exception>
    public static WebhookDelivery Read(JobRecord job)
    {
        var arguments = job.Arguments;
        var url = Uri.TryCreate(arguments.GetString(0), UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
            ? parsed
            : throw new MalformedJobException("The webhook's address is not an absolute http or https URL. Correct it in the webhook's settings.");
        var payload = arguments.GetPlain(1) as JsonObject ?? throw new MalformedJobException("The webhook's payload is not an object.");
        var kind = arguments.Count > 2 ? arguments.GetPlain(2)?.ToString() : null;

        return new WebhookDelivery(url, payload, kind ?? "account_webhook", Text(arguments, "secret"), Text(arguments, "delivery_id") ?? job.Jid);
    }

    private static string? Text(JobArguments arguments, string keyword) =>
        arguments.Count > 3 && arguments.GetKeyword(keyword) is { ValueKind: System.Text.Json.JsonValueKind.String } text ? text.GetString() : null;
}
