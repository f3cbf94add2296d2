using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>A conversation before and after it was saved.</summary>
public sealed record ConversationChange(Conversation Before, Conversation After)
{
    public bool IsEmpty => Before == After;

    public bool StatusChanged => Before.Status != After.Status;

    public bool AssigneeChanged => Before.AssigneeId != After.AssigneeId;

    public bool TeamChanged => Before.TeamId != After.TeamId;

    public bool PriorityChanged => Before.Priority != After.Priority;

    public bool LabelsChanged => Before.CachedLabelList != After.CachedLabelList;

    /// <summary>Rails' <c>previous_changes</c> of the attributes that make a <c>conversation.updated</c> event: <c>{"status":["open","resolved"]}</c>.</summary>
    public JsonObject ChangedAttributes()
    {
        var changed = new JsonObject();
        Add(changed, "status", RailsEnum.Name(Before.Status), RailsEnum.Name(After.Status));
        Add(changed, "assignee_id", Before.AssigneeId, After.AssigneeId);
        Add(changed, "assignee_agent_bot_id", Before.AssigneeAgentBotId, After.AssigneeAgentBotId);
        Add(changed, "team_id", Before.TeamId, After.TeamId);
        Add(changed, "priority", Name(Before.Priority), Name(After.Priority));
        Add(changed, "snoozed_until", RailsTime.Iso(Before.SnoozedUntil), RailsTime.Iso(After.SnoozedUntil));
        Add(changed, "waiting_since", RailsTime.Iso(Before.WaitingSince), RailsTime.Iso(After.WaitingSince));
        Add(changed, "first_reply_created_at", RailsTime.Iso(Before.FirstReplyCreatedAt), RailsTime.Iso(After.FirstReplyCreatedAt));

        if (Before.CustomAttributes != After.CustomAttributes)
        {
            changed["custom_attributes"] = new JsonArray(RailsJson.Parse(Before.CustomAttributes), RailsJson.Parse(After.CustomAttributes));
        }

        if (LabelsChanged)
        {
            changed["label_list"] = new JsonArray(ConversationShape.Labels(Before), ConversationShape.Labels(After));
        }

        return changed;
    }

    private static string? Name(ConversationPriority? priority) => priority is { } value ? RailsEnum.Name(value) : null;

    private static void Add<T>(JsonObject changed, string name, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
        {
            changed[name] = new JsonArray(JsonValue.Create(before), JsonValue.Create(after));
        }
    }
}
