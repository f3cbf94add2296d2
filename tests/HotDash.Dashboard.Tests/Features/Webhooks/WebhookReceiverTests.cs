using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HotDash.Dashboard.Features.Live;
using HotDash.Dashboard.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Dashboard.Tests.Features.Webhooks;

public sealed class WebhookReceiverTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private DashboardUnderTest _dashboard = null!; // set in InitializeAsync
    private HttpClient _client = null!; // set in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _dashboard = await DashboardUnderTest.StartAsync("Production", time: null, _cancellationToken);
        _client = _dashboard.CreateSecureClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _dashboard.DisposeAsync();
    }

    [Fact]
    public async Task Delivery_Signed_IsStoredAndReachesOpenPages()
    {
        var seen = new TaskCompletionSource<LiveUpdate>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _dashboard.Services.GetRequiredService<LiveUpdates>().Subscribe(update =>
        {
            seen.TrySetResult(update);

            return Task.CompletedTask;
        });

        using var answer = await SendAsync(GoldenPayload.Text("webhook_message_created_incoming"), "delivery-1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new LiveUpdate("message_created", 10), await seen.Task.WaitAsync(TimeSpan.FromSeconds(10), _cancellationToken));
        Assert.Equal("message_created", await _dashboard.QueryAsync<string>("select event from webhook_deliveries where id = 'delivery-1'", _cancellationToken));
    }

    [Fact]
    public async Task Delivery_SentAgain_IsAcceptedAndStoredOnce()
    {
        using var first = await SendAsync(GoldenPayload.Text("webhook_message_created_incoming"), "delivery-2");
        using var second = await SendAsync(GoldenPayload.Text("webhook_message_created_incoming"), "delivery-2");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, await _dashboard.QueryAsync<long>("select count(*) from webhook_deliveries", _cancellationToken));
    }

    [Theory]
    [InlineData("wrong secret", 401, "SignatureWrong")]
    [InlineData("old", 401, "TimestampOutsideWindow")]
    [InlineData("no delivery id", 401, "HeadersMissing")]
    [InlineData("not json", 400, "BodyMalformed")]
    [InlineData("too large", 413, "BodyTooLarge")]
    public async Task Delivery_NotGenuine_IsRefusedWithTheReasonAndNotStored(string defect, int status, string reason)
    {
        using var answer = defect switch
        {
            "wrong secret" => await SendAsync("""{"event":"x"}""", "d", secret: "guess"),
            "old" => await SendAsync("""{"event":"x"}""", "d", age: TimeSpan.FromMinutes(6)),
            "no delivery id" => await SendAsync("""{"event":"x"}""", id: null),
            "not json" => await SendAsync("<xml/>", "d"),
            _ => await SendAsync($$"""{"event":"{{new string('x', 1024 * 1024)}}"}""", "d"),
        };

        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(_cancellationToken);
        Assert.Equal((status, reason), ((int)answer.StatusCode, problem?["reason"]?.GetValue<string>()));
        Assert.Equal(0, await _dashboard.QueryAsync<long>("select count(*) from webhook_deliveries", _cancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string? id, string secret = DashboardUnderTest.WebhookSecret, TimeSpan age = default)
    {
        var timestamp = (TimeProvider.System.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/chatwoot") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Chatwoot-Timestamp", timestamp);
        request.Headers.Add("X-Chatwoot-Signature", $"sha256={Convert.ToHexStringLower(signature)}");

        if (id is not null)
        {
            request.Headers.Add("X-Chatwoot-Delivery", id);
        }

        return await _client.SendAsync(request, _cancellationToken);
    }
}
