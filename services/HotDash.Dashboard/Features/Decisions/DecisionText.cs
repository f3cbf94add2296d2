using System.Globalization;
using System.Text.Json;

namespace HotDash.Dashboard.Features.Decisions;

internal static class DecisionText
{
    private const string ConversationPrefix = "chatwoot:";
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static string Action(string action) => action switch
    {
        "cx_reply.approve" => "Approved a reply",
        "cx_reply.reject" => "Rejected a reply",
        "cx_reply.request_changes" => "Requested changes to a reply",
        "chatwoot.escalate" => "Escalated",
        "chatwoot.mark_resolved" => "Marked resolved",
        "chatwoot.reopen" => "Reopened",
        "chatwoot.assign" => "Assigned",
        "chatwoot.note" => "Added a private note",
        "alert.acknowledge" => "Took an alert",
        "alert.silence" => "Silenced a rule",
        "alert.silence_end" => "Ended a silence",
        "alert.rule" => "Changed a rule",
        _ when action.StartsWith("refused.", StringComparison.Ordinal) => $"Refused: {action["refused.".Length..]}",
        _ => action,
    };

    /// <summary><c>chatwoot:10</c> is conversation 10.</summary>
    public static string? Link(string reference) =>
        reference.StartsWith(ConversationPrefix, StringComparison.Ordinal)
        && long.TryParse(reference.AsSpan(ConversationPrefix.Length), CultureInfo.InvariantCulture, out var id)
            ? $"conversations/{id.ToString(CultureInfo.InvariantCulture)}"
            : null;

    public static string Pretty(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), s_indented);
}
