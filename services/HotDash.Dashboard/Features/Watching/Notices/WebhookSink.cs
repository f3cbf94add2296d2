using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Watching.Notices;

internal sealed class WebhookSink(IHttpClientFactory clients, IOptions<WatchOptions> options) : INoticeSink
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public string Name => "webhook";

    public bool IsConfigured => options.Value.Webhook.IsConfigured;

    public async Task SendAsync(long id, NoticePayload payload, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(payload, JsonSerializerOptions.Web);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Webhook.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-HotDash-Delivery", $"{id}");

        if (options.Value.Webhook.Secret is { } secret)
        {
            request.Headers.Add("X-HotDash-Signature", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), body))}");
        }

        try
        {
            using var client = clients.CreateClient(Probes.HttpProbe.ClientName);
            using var response = await client.SendAsync(request, limit.Token);

            if (!response.IsSuccessStatusCode)
            {
                throw new NoticeException($"{request.RequestUri?.Host} answered with status {(int)response.StatusCode}.");
            }
        }
        catch (HttpRequestException exception)
        {
            throw new NoticeException($"{request.RequestUri?.Host} cannot be reached.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoticeException($"{request.RequestUri?.Host} did not answer within {s_timeout.TotalSeconds} s.", exception);
        }
    }
}
