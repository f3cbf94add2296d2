using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Webhooks;

public sealed class Webhook
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public string Url { get; init; } = "";

    public string? Name { get; init; }

    public string? Subscriptions { get; init; }

    public string? Secret { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["url"] = Url,
        ["account_id"] = AccountId,
        ["subscriptions"] = RailsJson.Parse(Subscriptions),
        ["secret"] = Secret,
    };
}
