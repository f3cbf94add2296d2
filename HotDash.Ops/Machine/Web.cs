using System.Diagnostics;

namespace HotDash.Ops.Machine;

internal sealed class Web : IWeb, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = true }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<WebAnswer> GetAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);

        try
        {
            using var response = await _http.GetAsync(address, limit.Token);

            var version = response.Headers.TryGetValues("X-HotDash-Version", out var values) ? values.First() : null;

            return new WebAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token), watch.Elapsed, version);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebAnswer(0, $"no answer within {timeout.TotalSeconds:0} s", watch.Elapsed);
        }
        catch (HttpRequestException exception)
        {
            return new WebAnswer(0, exception.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "the name does not resolve",
                HttpRequestError.ConnectionError => "nothing listens there",
                HttpRequestError.SecureConnectionError => "the certificate is not accepted",
                _ => exception.Message,
            }, watch.Elapsed);
        }
    }

    public void Dispose() => _http.Dispose();
}
