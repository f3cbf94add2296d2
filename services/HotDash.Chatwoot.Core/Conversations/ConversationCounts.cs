using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Conversations;

public readonly record struct ConversationCounts(long Mine, long Assigned, long Unassigned, long All)
{
    public JsonObject ToJson() => new()
    {
        ["mine_count"] = Mine,
        ["assigned_count"] = Assigned,
        ["unassigned_count"] = Unassigned,
        ["all_count"] = All,
    };
}
