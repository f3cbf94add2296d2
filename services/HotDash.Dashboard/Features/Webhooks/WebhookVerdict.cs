namespace HotDash.Dashboard.Features.Webhooks;

internal enum WebhookVerdict
{
    Genuine,
    HeadersMissing,
    TimestampOutsideWindow,
    SignatureWrong,
}
