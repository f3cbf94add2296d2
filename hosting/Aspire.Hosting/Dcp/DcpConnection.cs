using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Aspire.Hosting.Dcp;

/// <summary>Where DCP's API is, its bearer token, and the one certificate to trust there.</summary>
internal sealed record DcpConnection(DcpKubeconfig Kubeconfig, X509Certificate2 Certificate)
{
    public HttpClient CreateHttpClient()
    {
        var expected = Certificate.RawDataMemory;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            EnableMultipleHttp2Connections = true,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, presented, _, _) =>
                    presented is X509Certificate2 certificate && certificate.RawDataMemory.Span.SequenceEqual(expected.Span),
            },
        };
        return new HttpClient(handler)
        {
            BaseAddress = Kubeconfig.Server,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Kubeconfig.Token) },
        };
    }
}
