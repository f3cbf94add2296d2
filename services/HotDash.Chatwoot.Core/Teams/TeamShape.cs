using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Teams;

public static class TeamShape
{
    public static JsonObject Full(Team team) => new()
    {
        ["id"] = team.Id,
        ["name"] = team.Name,
        ["description"] = team.Description,
        ["allow_auto_assign"] = team.AllowAutoAssign,
        ["account_id"] = team.AccountId,
        ["is_member"] = team.IsMember,
    };

    /// <summary>The table row as Rails prints a record.</summary>
    public static JsonObject Row(Team team) => new()
    {
        ["id"] = team.Id,
        ["name"] = team.Name,
        ["description"] = team.Description,
        ["allow_auto_assign"] = team.AllowAutoAssign,
        ["account_id"] = team.AccountId,
        ["created_at"] = RailsTime.Iso(team.CreatedAt),
        ["updated_at"] = RailsTime.Iso(team.UpdatedAt),
    };

    /// <summary>Team#push_event_data</summary>
    public static JsonObject Push(Team team) => new() { ["id"] = team.Id, ["name"] = team.Name };
}
