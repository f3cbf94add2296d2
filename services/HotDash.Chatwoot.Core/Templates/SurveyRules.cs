using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Templates;

/// <summary>An inbox's <c>csat_config</c>: what a survey asks, how it looks, and by which labels a conversation gets one (CsatSurveyService).</summary>
internal sealed record SurveyRules(string? Question, string? DisplayType, bool Excluding, IReadOnlyList<string> Labels)
{
    public static SurveyRules From(Inbox inbox)
    {
        var config = RailsJson.Parse(inbox.CsatConfig) as JsonObject;
        var rules = config?["survey_rules"] as JsonObject;

        return new SurveyRules(
            Text(config?["message"]), Text(config?["display_type"]), Text(rules?["operator"]) == "does_not_contain",
            [.. (rules?["values"] as JsonArray ?? []).Select(Text).OfType<string>()]);
    }

    public bool Allow(Conversation conversation) =>
        Labels.Count == 0 || Labels.Intersect((conversation.CachedLabelList ?? "").Split(',', StringSplitOptions.TrimEntries), StringComparer.Ordinal).Any() != Excluding;

    public MessageDraft Draft() => new()
    {
        Content = Question ?? "Please rate the conversation",
        MessageType = MessageType.Template,
        ContentType = ContentType.InputCsat,
        ContentAttributes = RailsJson.Text(new JsonObject { ["display_type"] = DisplayType ?? "emoji" }),
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
