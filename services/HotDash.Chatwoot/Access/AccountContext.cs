using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Messages;
using Microsoft.AspNetCore.Http.Features;

namespace HotDash.Chatwoot.Access;

/// <summary>The account of a request and who asks: an agent or a bot.</summary>
internal sealed record AccountContext(Account Account, Agent? Agent, AgentBot? Bot)
{
    public long Id => Account.Id;

    /// <summary>0 for a bot.</summary>
    public long UserId => Agent?.Id ?? 0;

    /// <summary>Bots see what administrators see within the endpoints that are open to them.</summary>
    public bool SeesAllInboxes => Agent is null || Agent.IsAdministrator;

    public Performer Performer => Agent is not null ? new Performer("User", Agent.Id, Agent.Name) : new Performer("AgentBot", Bot!.Id, Bot.Name ?? "");

    public Sender Sender => new(Agent: Agent, Bot: Bot);

    /// <summary>Bound by minimal APIs; <see cref="AccessMiddleware"/> has put it there.</summary>
    public static ValueTask<AccountContext> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<AccountContext>());
}
