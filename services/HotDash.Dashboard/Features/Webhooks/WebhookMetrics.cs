using System.Diagnostics.Metrics;

namespace HotDash.Dashboard.Features.Webhooks;

internal sealed class WebhookMetrics
{
    public const string MeterName = "HotDash.Dashboard.Webhooks";

    private readonly Counter<long> _accepted;
    private readonly Counter<long> _refused;

    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _accepted = meter.CreateCounter<long>("hotdash.webhooks.accepted", "{delivery}", "Deliveries stored, by event; repeated ones count as duplicate.");
        _refused = meter.CreateCounter<long>("hotdash.webhooks.refused", "{delivery}", "Deliveries refused, by reason.");
    }

    public void Accepted(string eventName, bool duplicate) => _accepted.Add(1, new("event", eventName), new("duplicate", duplicate));

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
