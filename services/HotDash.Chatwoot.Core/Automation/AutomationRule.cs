using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Automation;

/// <summary>When an event comes and the conditions hold, the actions are done.</summary>
public sealed class AutomationRule
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public string EventName { get; init; } = "";

    /// <summary>JSON text: <c>[{"attribute_key":"status","filter_operator":"equal_to","values":["open"],"query_operator":null}]</c>.</summary>
    public string Conditions { get; init; } = "[]";

    /// <summary>JSON text: <c>[{"action_name":"add_label","action_params":["vip"]}]</c>.</summary>
    public string Actions { get; init; } = "[]";

    public bool Active { get; init; }

    public DateTime CreatedAt { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["account_id"] = AccountId,
        ["name"] = Name,
        ["description"] = Description,
        ["event_name"] = EventName,
        ["conditions"] = RailsJson.Parse(Conditions),
        ["actions"] = RailsJson.Parse(Actions),
        ["created_on"] = RailsTime.Seconds(CreatedAt),
        ["active"] = Active,
    };
}
