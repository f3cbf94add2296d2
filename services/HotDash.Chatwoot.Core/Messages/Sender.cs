using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Core.Messages;

/// <summary>Who wrote a message. Exactly one of the three is present.</summary>
public sealed record Sender(Agent? Agent = null, Contact? Contact = null, AgentBot? Bot = null)
{
    public string Name => Agent?.Name ?? Contact?.Name ?? Bot?.Name ?? "";

    public string Type => Agent is not null ? SenderType.User : Contact is not null ? SenderType.Contact : SenderType.AgentBot;

    public long Id => Agent?.Id ?? Contact?.Id ?? Bot?.Id ?? 0;

    public JsonObject Push(PresenceSnapshot presence) =>
        Agent is not null ? AgentShape.Push(Agent, presence)
        : Contact is not null ? ContactShape.Push(Contact)
        : AgentShape.Push(Bot!);

    public JsonObject Webhook(Account account) =>
        Agent is not null ? AgentShape.Webhook(Agent)
        : Contact is not null ? ContactShape.Webhook(Contact, account)
        : AgentShape.Webhook(Bot!);
}
