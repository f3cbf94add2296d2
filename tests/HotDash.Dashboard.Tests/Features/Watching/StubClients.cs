using System.Net;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>Clients whose requests a function answers.</summary>
internal sealed class StubClients(Func<HttpRequestMessage, string?> answer) : IHttpClientFactory
{
    public List<(Uri Address, string? Delivery, string Body)> Requests { get; } = [];

    public HttpClient CreateClient(string name) => new(new Handler(this, answer));

    private sealed class Handler(StubClients owner, Func<HttpRequestMessage, string?> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var delivery = request.Headers.TryGetValues("X-HotDash-Delivery", out var values) ? values.Single() : null;
            owner.Requests.Add((request.RequestUri!, delivery, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
            var body = answer(request);

            return new HttpResponseMessage(body is null ? HttpStatusCode.BadGateway : HttpStatusCode.OK) { Content = new StringContent(body ?? "") };
        }
    }
}
