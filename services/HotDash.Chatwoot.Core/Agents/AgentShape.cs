using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Core.Agents;

public static class AgentShape
{
    /// <summary>app/views/api/v1/models/_agent.json.jbuilder</summary>
    public static JsonObject Full(Agent agent, PresenceSnapshot presence) => new()
    {
        ["id"] = agent.Id,
        ["account_id"] = agent.AccountId,
        ["availability_status"] = presence.Status(agent),
        ["auto_offline"] = agent.AutoOffline,
        ["confirmed"] = agent.ConfirmedAt is not null,
        ["email"] = agent.Email,
        ["provider"] = agent.Provider,
        ["available_name"] = agent.AvailableName,
        ["name"] = agent.Name,
        ["role"] = RailsEnum.Name(agent.Role),
        ["thumbnail"] = "",
        ["custom_role_id"] = agent.CustomRoleId,
    };

    /// <summary>User#push_event_data: as sender of a message and in events.</summary>
    public static JsonObject Push(Agent agent, PresenceSnapshot presence) => new()
    {
        ["id"] = agent.Id,
        ["name"] = agent.Name,
        ["available_name"] = agent.AvailableName,
        ["avatar_url"] = "",
        ["type"] = "user",
        ["availability_status"] = presence.Status(agent),
        ["thumbnail"] = "",
    };

    /// <summary>User#webhook_data</summary>
    public static JsonObject Webhook(Agent agent) => new()
    {
        ["id"] = agent.Id,
        ["name"] = agent.Name,
        ["email"] = agent.Email,
        ["type"] = "user",
    };

    /// <summary>AgentBot#push_event_data</summary>
    public static JsonObject Push(AgentBot bot) => new()
    {
        ["id"] = bot.Id,
        ["name"] = bot.Name,
        ["avatar_url"] = "",
        ["type"] = "agent_bot",
    };

    /// <summary>AgentBot#webhook_data</summary>
    public static JsonObject Webhook(AgentBot bot) => new()
    {
        ["id"] = bot.Id,
        ["name"] = bot.Name,
        ["type"] = "agent_bot",
    };
}
