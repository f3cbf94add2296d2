using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Notes when the certificates end that servers show to the probes, also of those that are refused.</summary>
internal sealed class CertificateDates
{
    private readonly ConcurrentDictionary<string, DateTime> _ends = new(StringComparer.OrdinalIgnoreCase);

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (sender is SslStream { TargetHostName: { Length: > 0 } host } && certificate is X509Certificate2 shown)
        {
            _ends[host] = shown.NotAfter.ToUniversalTime();
        }

        return errors == SslPolicyErrors.None;
    }

    public DateTime? EndOf(string host) => _ends.TryGetValue(host, out var end) ? end : null;
}
