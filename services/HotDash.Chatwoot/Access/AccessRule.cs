namespace HotDash.Chatwoot.Access;

/// <summary>Who may call an endpoint. Metadata; the last rule on an endpoint counts.</summary>
internal sealed record AccessRule(AccessScope Scope, bool AdministratorOnly = false, bool BotsAllowed = false);
