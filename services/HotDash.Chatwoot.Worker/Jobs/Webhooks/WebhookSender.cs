using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Worker.Jobs.Webhooks;

/// <summary>
/// Posts one delivery. It has an HTTP client of its own: the retries and the shared circuit breaker of the service
/// defaults would let one dead receiver hold up the others.
/// </summary>
internal sealed class WebhookSender(TimeProvider timeProvider) : IDisposable
{
    /// <summary>Chatwoot's WEBHOOK_TIMEOUT.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = s_timeout,
    };

    /// <exception cref="WebhookFailedException">No answer in time, or one other than 2xx.</exception>
    public async Task SendAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var body = Body(delivery.Payload);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Add("X-Chatwoot-Delivery", delivery.DeliveryId);

        if (!string.IsNullOrEmpty(delivery.Secret))
        {
            var timestamp = timeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("X-Chatwoot-Timestamp", timestamp);
            request.Headers.Add("X-Chatwoot-Signature", WebhookSignature.Of(delivery.Secret, timestamp, body));
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

            if (!response.IsSuccessStatusCode)
            {
                throw new WebhookFailedException($"The receiver answered {(int)response.StatusCode}.", response.StatusCode);
            }
        }
        catch (HttpRequestException error)
        {
            throw new WebhookFailedException($"The receiver could not be reached: {error.Message}", error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WebhookFailedException($"The receiver did not answer within {s_timeout.TotalSeconds:0} s.", error);
        }
    }

    /// <summary>The bytes that are signed and sent. As Rails writes JSON: markup and line separators are escaped, other text is not.</summary>
    internal static byte[] Body(JsonObject payload) => Encoding.UTF8.GetBytes(
        new StringBuilder(payload.ToJsonString(s_json))
            .Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029")
            .ToString());

    public void Dispose() => _client.Dispose();
}
