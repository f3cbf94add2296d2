using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Automation;

/// <summary>Whether a rule's conditions hold for an event (app/services/automation_rules/conditions_filter_service.rb).</summary>
public static class AutomationConditions
{
    private static readonly Dictionary<string, Func<EventRecord, IEnumerable<string?>>> s_attributes = new(StringComparer.Ordinal)
    {
        ["content"] = happened => [happened.Message?.Message.Content],
        ["message_type"] = happened => [happened.Message is { } message ? RailsEnum.Name(message.Message.MessageType) : null],
        ["private_note"] = happened => [happened.Message?.Message.Private.ToString().ToLowerInvariant()],
        ["status"] = happened => [happened.Conversation is { } view ? RailsEnum.Name(view.Conversation.Status) : null],
        ["priority"] = happened => [happened.Conversation?.Conversation.Priority is { } priority ? RailsEnum.Name(priority) : null],
        ["assignee_id"] = happened => [Number(happened.Conversation?.Conversation.AssigneeId)],
        ["team_id"] = happened => [Number(happened.Conversation?.Conversation.TeamId)],
        ["inbox_id"] = happened => [Number(happened.Conversation?.Conversation.InboxId)],
        ["labels"] = happened => happened.Conversation?.Conversation.Labels ?? [],
        ["email"] = happened => [happened.Contact?.Email],
        ["name"] = happened => [happened.Contact?.Name],
        ["phone_number"] = happened => [happened.Contact?.PhoneNumber],
        ["identifier"] = happened => [happened.Contact?.Identifier],
        ["browser_language"] = happened => [Additional(happened, "browser_language")],
        ["conversation_language"] = happened => [Additional(happened, "conversation_language")],
        ["mail_subject"] = happened => [Additional(happened, "mail_subject")],
        ["referer"] = happened => [Additional(happened, "referer")],
        ["country_code"] = happened => [Text(happened.Contact?.AdditionalAttributes, "country_code")],
        ["company"] = happened => [Text(happened.Contact?.AdditionalAttributes, "company_name")],
        ["city"] = happened => [Text(happened.Contact?.AdditionalAttributes, "city")],
    };

    /// <summary>A name outside the list is a custom attribute.</summary>
    public static bool Supports(string attribute) => attribute.Length is > 0 and <= 255;

    public static bool Hold(AutomationRule rule, EventRecord happened)
    {
        var conditions = RailsJson.Parse(rule.Conditions) as JsonArray ?? [];
        bool? result = null;
        var conjunction = "and";

        foreach (var condition in conditions.OfType<JsonObject>())
        {
            var holds = Holds(condition, happened);
            result = result is null ? holds : conjunction == "or" ? result.Value || holds : result.Value && holds;
            conjunction = condition["query_operator"]?.ToString().ToLowerInvariant() ?? "and";
        }

        return result ?? true;
    }

    private static bool Holds(JsonObject condition, EventRecord happened)
    {
        var actual = Values(condition["attribute_key"]?.ToString() ?? "", happened).OfType<string>().Where(text => text.Length > 0).ToList();
        var wanted = (condition["values"] as JsonArray ?? []).Select(value => value?.ToString() ?? "").ToList();

        return condition["filter_operator"]?.ToString() switch
        {
            "equal_to" => actual.Intersect(wanted, StringComparer.OrdinalIgnoreCase).Any(),
            "not_equal_to" => !actual.Intersect(wanted, StringComparer.OrdinalIgnoreCase).Any(),
            "contains" => actual.Any(text => wanted.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase))),
            "does_not_contain" => !actual.Any(text => wanted.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase))),
            "starts_with" => actual.Any(text => wanted.Any(part => text.StartsWith(part, StringComparison.OrdinalIgnoreCase))),
            "is_present" => actual.Count > 0,
            "is_not_present" => actual.Count == 0,
            "attribute_changed" => happened.Changed?.ContainsKey(condition["attribute_key"]?.ToString() ?? "") ?? false,
            _ => false,
        };
    }

    private static IEnumerable<string?> Values(string key, EventRecord happened) =>
        s_attributes.TryGetValue(key, out var read)
            ? read(happened)
            : [Text(happened.Conversation?.Conversation.CustomAttributes, key) ?? Text(happened.Contact?.CustomAttributes, key)];

    private static string? Additional(EventRecord happened, string name) => Text(happened.Conversation?.Conversation.AdditionalAttributes, name);

    private static string? Text(string? json, string name) => (RailsJson.Parse(json) as JsonObject)?[name]?.ToString();

    private static string? Number(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}
