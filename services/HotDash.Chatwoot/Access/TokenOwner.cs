namespace HotDash.Chatwoot.Access;

/// <summary>Whose a token is: <c>User</c>, <c>AgentBot</c> or <c>PlatformApp</c>.</summary>
internal sealed record TokenOwner(string Type, long Id);
