using HotDash.Chatwoot.Core.Agents;

namespace HotDash.Chatwoot.Features.AgentBots;

internal sealed record AgentBotWithToken(AgentBot Bot, string? Token);
