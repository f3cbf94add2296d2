using System.Net;

namespace Aspire.Hosting.Dcp;

/// <summary>DCP's API refused a request.</summary>
internal sealed class DcpException(string message, HttpStatusCode? status = null, Exception? inner = null)
    : DistributedApplicationException(message, inner!) // The base passes null on to Exception, which allows it.
{
    public HttpStatusCode? Status => status;
}
