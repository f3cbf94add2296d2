using System.Net;

namespace HotDash.Chatwoot.Worker.Jobs.Webhooks;

/// <summary>A webhook was not taken. The message names no address: it may hold a token.</summary>
internal sealed class WebhookFailedException : Exception
{
    public WebhookFailedException(string message, HttpStatusCode status)
        : base(message) => Status = status;

    public WebhookFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public HttpStatusCode? Status { get; }
}
