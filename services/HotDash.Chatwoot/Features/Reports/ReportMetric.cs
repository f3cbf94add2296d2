namespace HotDash.Chatwoot.Features.Reports;

/// <summary>How a metric of the v2 reports is computed.</summary>
internal sealed record ReportMetric(string Source, string Where, string Aggregate, string UserColumn, string ConversationColumn)
{
    private const string Average = "avg(r.value)";

    private static readonly Dictionary<string, ReportMetric> s_all = new(StringComparer.Ordinal)
    {
        ["conversations_count"] = new("conversations r", "true", "count(*)", "assignee_id", "id"),
        ["incoming_messages_count"] = new("messages r", "r.message_type = 0", "count(*)", "sender_id", "conversation_id"),
        ["outgoing_messages_count"] = new("messages r", "r.message_type = 1 and (r.sender_type = 'User' or r.sender_type is null)", "count(*)", "sender_id", "conversation_id"),
        ["resolutions_count"] = Event("conversation_resolved", "count(*)"),
        ["bot_resolutions_count"] = Event("conversation_bot_resolved", "count(*)"),
        ["bot_handoffs_count"] = Event("conversation_bot_handoff", "count(distinct r.conversation_id)"),
        ["avg_first_response_time"] = Event("first_response", Average),
        ["avg_resolution_time"] = Event("conversation_resolved", Average),
        ["reply_time"] = Event("reply_time", Average),
    };

    public bool IsAverage => Aggregate == Average;

    public static ReportMetric? Find(string? name) => name is null ? null : s_all.GetValueOrDefault(name);

    private static ReportMetric Event(string name, string aggregate) =>
        new("reporting_events r", $"r.name = '{name}'", aggregate, "user_id", "conversation_id");
}
