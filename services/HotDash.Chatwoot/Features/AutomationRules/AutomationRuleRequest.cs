using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Automation;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.AutomationRules;

internal sealed record AutomationRuleRequest(string Name, string? Description, string EventName, string Conditions, string Actions, bool Active)
{
    private static readonly HashSet<string> s_events = new(StringComparer.Ordinal)
    {
        "conversation_created", "conversation_updated", "conversation_opened", "conversation_resolved", "message_created",
    };

    public static AutomationRuleRequest From(RailsParameters given, AutomationRule? former)
    {
        var name = given.Present("name") ?? former?.Name ?? throw Failure.Invalid("name", "can't be blank");
        var eventName = given.Present("event_name") ?? former?.EventName ?? throw Failure.Invalid("event_name", "can't be blank");
        if (!s_events.Contains(eventName))
        {
            throw Failure.Invalid("event_name", "is not included in the list");
        }

        return new AutomationRuleRequest(
            name,
            given.Has("description") ? given.Text("description") : former?.Description,
            eventName,
            given.Has("conditions") ? List(given, "conditions", "attribute_key", AutomationConditions.Supports) : former?.Conditions ?? "[]",
            given.Has("actions") ? List(given, "actions", "action_name", AutomationActions.Supports) : former?.Actions ?? "[]",
            given.Flag("active") ?? former?.Active ?? true);
    }

    private static string List(RailsParameters given, string attribute, string key, Func<string, bool> supports)
    {
        var list = given.Array(attribute) ?? [];
        var unknown = list.Select(item => (item as JsonObject)?[key]?.ToString() ?? "").Where(name => !supports(name)).ToList();

        return unknown.Count == 0
            ? RailsJson.Text(list)
            : throw Failure.Invalid(attribute, $"Automation {attribute} {string.Join(",", unknown)} not supported.");
    }
}
